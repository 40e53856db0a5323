"""The checks as a page, for colleagues without a terminal."""
