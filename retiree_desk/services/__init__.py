"""What people do, one function each; may import everything below, never Qt and never SQL."""
