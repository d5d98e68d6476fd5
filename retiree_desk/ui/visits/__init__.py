"""Visits: the log, the full form, returned sheets typed in as they were printed, follow-ups."""
