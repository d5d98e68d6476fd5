"""The recycle bin in the window; may import the layers below and the ui's own kit."""
