"""Text to layout: headline, dateline, captions, credits, sentences and tokens of a report."""

from kg.text.compose import layout
from kg.text.tokens import tokenize

__all__ = ["layout", "tokenize"]
