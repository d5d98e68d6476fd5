"""Today's desk: what is to be done now, one key to record it, and why each person is on the list."""
