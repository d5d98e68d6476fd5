"""The page 打印: what can be printed, for whom, how it will look, and what has been printed."""
