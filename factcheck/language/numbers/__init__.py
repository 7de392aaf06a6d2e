"""Quantities in prose: numbers, years, durations, shares, ranks and identifiers, with what their hedges
allow."""

from factcheck.language.numbers.lexicon import NumberLexicon
from factcheck.language.numbers.quantity import Quantity
from factcheck.language.numbers.reader import QuantityReader

__all__ = ["NumberLexicon", "Quantity", "QuantityReader"]
