"""Windows; the only place that imports PySide6."""
