"""What the words of a date say, what they are counted from, and what they turn out to mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["calendar", "weekday", "offset", "context"]
Unit: TypeAlias = Literal["day", "week", "month", "year"]
Direction: TypeAlias = Literal["past", "future"]


@dataclass(frozen=True, slots=True)
class Expression:
    """What the words of a date say, before it is known which day they mean."""

    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    end_month: int | None = None
    end_day: int | None = None
    weekday: int | None = None
    end_weekday: int | None = None
    unit: Unit = "day"
    offset: int = 0
    direction: Direction | None = None

    @property
    def complete(self) -> bool:
        """Whether the words alone give year, month and day."""
        return None not in (self.year, self.month, self.day)

    @classmethod
    def of(cls, iso: str) -> Expression:
        """The calendar date of an ISO 8601 day.

        >>> Expression.of("2024-03-22").day
        22
        """
        year, month, day = (int(part) for part in iso.split("-"))
        return cls("calendar", year=year, month=month, day=day)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The days that a report's words are counted from, ISO 8601; `context` is "the same day"."""

    dateline: str | None = None
    published: str | None = None
    context: str | None = None

    @property
    def day(self) -> date | None:
        """The dateline's day, else that of publication, where known to the day."""
        return day_of(self.dateline) or day_of(self.published)


@dataclass(frozen=True, slots=True)
class Resolved:
    """A date of reduced precision; `end` is the last day of a range."""

    value: str
    end: str | None = None


def day_of(iso: str | None) -> date | None:
    """The day of an ISO 8601 date told to the day, else None."""
    try:
        return date.fromisoformat(iso) if iso is not None and len(iso) == 10 else None
    except ValueError:
        return None
