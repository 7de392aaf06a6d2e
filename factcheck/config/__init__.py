"""The settings of a run: where they are written, how they add up, and what holds for a file."""
