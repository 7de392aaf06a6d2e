"""The command line: options in, exit code out. One module a command; none imports spaCy unless it checks."""
