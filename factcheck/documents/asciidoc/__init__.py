"""AsciiDoc, of which there is no parser that keeps places: its lines, blocks, tables and inline text are read here."""
