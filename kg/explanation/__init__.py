"""Why a report's facts were drawn: its sentences, what is named in them, and each fact's words."""

from kg.explanation.explain import explain
from kg.explanation.html import html_page
from kg.explanation.text import text_report
from kg.explanation.view import Explanation, FactView, Mark, PersonView, SentenceView

__all__ = [
    "Explanation",
    "FactView",
    "Mark",
    "PersonView",
    "SentenceView",
    "explain",
    "html_page",
    "text_report",
]
