"""LaTeX: pylatexenc parses it; here is what is done with its commands, environments, tables and numbers."""
