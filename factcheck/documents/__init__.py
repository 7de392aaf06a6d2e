"""Bytes to text, with where every character came from. Knows no facts."""
