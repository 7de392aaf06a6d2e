"""Reports: what was found, written out in one format or another."""
