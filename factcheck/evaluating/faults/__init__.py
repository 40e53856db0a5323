"""Errors that people make in texts, planted one at a time to see which are caught."""
