"""HTML and XHTML: tokens with their places, elements, nesting, tables, and the blocks that come of them."""
