"""Markdown: blocks, inline content, tables, front matter and comments, each with its place."""
