"""Corrections: the reference value written in the place of the author's, in the author's own style."""
