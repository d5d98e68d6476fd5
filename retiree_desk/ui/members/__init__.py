"""The register in the window: the list, a person's page, the forms; may import the layers below and the ui's own kit."""
