"""Lists of states that a text gives, and what of the fact base they can be a list of."""
