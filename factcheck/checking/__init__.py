"""Runs the rules over the claims and assembles the report."""
