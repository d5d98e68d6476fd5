"""The office's visiting rules: read with their basis, edited, rehearsed, put into force from a day."""
