"""The editor of the groupings in the window; may import the layers below and the ui's own kit."""
