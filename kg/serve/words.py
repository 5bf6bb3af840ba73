"""How pages write dates and numbers."""

from __future__ import annotations

_MONTHS = (
    "January February March April May June July August September October November December"
).split()


def day(date: str | None) -> str:
    """A date of reduced precision as people read it; anything else stays as it is.

    >>> day("2024-03-22"), day("2024-03"), day("2024"), day("soon"), day(None)
    ('22 March 2024', 'March 2024', '2024', 'soon', '')
    """
    parts = (date or "").split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) > 3:
        return date or ""
    numbers = [int(part) for part in parts]
    if len(numbers) > 1 and not 1 <= numbers[1] <= 12:
        return date or ""
    written = [str(numbers[2])] if len(numbers) > 2 else []
    if len(numbers) > 1:
        written.append(_MONTHS[numbers[1] - 1])
    return " ".join([*written, parts[0]])


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> count(1, "meeting"), count(1200, "meeting"), count(2, "party", "parties")
    ('1 meeting', '1,200 meetings', '2 parties')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"
