"""Puts language and knowledge together: reads claims, resolves their scope, judges them. No files, no printing."""
