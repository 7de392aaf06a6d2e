"""The house's policy: which findings count, and how much. It comes after the check, which knows nothing of it."""
