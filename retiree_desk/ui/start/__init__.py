"""The way in: password, recovery, first set-up, and clear words when an office can't be opened; light until asked."""
