"""Planning: a plan proposed, seen, kept, walked and recorded."""
