"""A death: recorded in one reversible action, then a case with its dated checklist."""
