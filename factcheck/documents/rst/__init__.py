"""reStructuredText: docutils parses it; here is what keeps the place of every character and what its parts are."""
