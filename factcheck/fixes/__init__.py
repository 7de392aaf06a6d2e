"""Fixes: the corrections of findings written into files, as they are and with nothing else changed."""
