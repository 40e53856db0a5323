"""Claim frames: who is said to have what, read from sentences. One module per family."""
