"""From bytes to a Document."""
