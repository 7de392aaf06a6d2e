"""spaCy components and readers: what the prose says. Knows no facts."""
