"""Dates as reports say them: read an expression off tokens, resolve it against an anchor.

Two pure functions. `match_date` reads what the words say ("Friday", "March 22-24",
"yesterday", "Juche 113") into an `Expression`; `resolve` gives the days meant, as ISO 8601
strings of reduced precision. What cannot be known is None: no date is ever invented.
"""

from kg.dates.expression import Anchor, Direction, Expression, Resolved
from kg.dates.matching import match_date, may_start
from kg.dates.resolving import resolve

__all__ = ["Anchor", "Direction", "Expression", "Resolved", "match_date", "may_start", "resolve"]
