"""From segments to mentions and claims."""
