"""Intervals over exact decimals, printed precision, units and currencies."""
