"""The surface forms by which texts call an entry of a register.

A form listed in an entry's `ambiguous` also means something else (another entry, a person's
name, an ordinary word), so context has to decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, TypeAlias

Case: TypeAlias = Literal["any", "initial", "upper"]
Form: TypeAlias = Literal["name", "official", "native", "alias", "demonym", "abbreviation", "word"]


class Surface(NamedTuple):
    """One way to write an entry: its words, what sort of form it is, and in which case it counts.

    `any` case is free, `initial` wants a capital first, `upper` wants capitals throughout (or
    the register's own spelling).
    """

    text: str
    form: Form
    case: Case


def surfaces_of(
    texts: Iterable[str | None], *, form: Form, case: Case = "initial"
) -> Iterator[Surface]:
    """The texts that exist as surfaces of one form."""
    return (Surface(text, form, case) for text in texts if text)
