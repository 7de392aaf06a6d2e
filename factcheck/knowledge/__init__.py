"""Loads and validates the reference and the rules. Knows no prose."""
