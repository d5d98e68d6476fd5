"""What is true: frozen values and pure functions; may import the standard library, borax and pypinyin only."""
