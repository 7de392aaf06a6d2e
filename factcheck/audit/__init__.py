"""Holds collections of documents, larger than one machine if need be, against the reference; the extra ``audit``."""
