"""The house's policy: which findings count, how much, and which are dealt with. The check knows nothing of it."""
