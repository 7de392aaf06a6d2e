"""Readers: one module for each kind of statement, each a generator of readings over one sentence."""
