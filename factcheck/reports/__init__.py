"""A finding to one output format. Never imports spaCy."""
