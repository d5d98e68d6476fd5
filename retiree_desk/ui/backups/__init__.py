"""Backups in the window: their list, making, proving and restoring them, the second place; imports services and widgets."""
