"""Rules as data, and the kinds of check that they use."""
