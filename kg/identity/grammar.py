"""How organizations' names are built: units, one "of the" another, and Central Committees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.identity.words import organization_words

_CENTRAL_OF = re.compile(r"\bCentral Committee of (?:the )?", re.IGNORECASE)
_CENTRAL = re.compile(r"(?:['’]s|,)? ?\bCentral Committee\b", re.IGNORECASE)
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_BELOW = re.compile(r"(?: of (?:the )?|, )", re.IGNORECASE)
_SPACE = re.compile(r"\s+")


def tidy(text: str) -> str:
    """The name with single spaces and without an article before it.

    >>> tidy(" the  Ministry of Trade ")
    'Ministry of Trade'
    """
    return _ARTICLE.sub("", _SPACE.sub(" ", text).strip())


def without_central_committee(name: str) -> str:
    """The name as if the party itself stood where its Central Committee is named.

    >>> without_central_committee("Secretariat of the Central Committee of the Communist Party")
    'Secretariat of the Communist Party'
    >>> without_central_committee("Secretariat of the Communist Party's Central Committee")
    'Secretariat of the Communist Party'
    >>> without_central_committee("Central Committee")
    'Central Committee'
    """
    bare = _CENTRAL.sub("", _CENTRAL_OF.sub("", name)).strip()
    return _ARTICLE.sub("", bare) or name


def cuts(name: str) -> Iterator[tuple[str, str]]:
    """Every way to cut the name at an "of", the longest second part first.

    >>> list(cuts("Bank of the Republic of Korea"))
    [('Bank', 'Republic of Korea'), ('Bank of the Republic', 'Korea')]
    """
    for cut in _BELOW.finditer(name):
        yield name[: cut.start()], name[cut.end() :]


def units(name: str) -> Iterator[str]:
    """The units named in a chain, the largest first.

    >>> list(units("committee for foreign affairs of the parliament"))
    ['parliament', 'committee for foreign affairs']
    >>> list(units("Ministry of Foreign Affairs"))
    ['Ministry of Foreign Affairs']
    """
    for before, after in cuts(name):
        if organization_words().is_unit(after):
            yield from units(after)
            yield before
            return
    yield name


def units_below(name: str, above: str) -> tuple[str, ...]:
    """The units that a name lists below the organization `above`, which it names in full.

    >>> units_below("Secretariat of the Communist Party of China", "Communist Party of China")
    ('Secretariat',)
    """
    bare = without_central_committee(tidy(name))
    for before, after in cuts(bare):
        if after == above:
            return tuple(units(before))
    rest = bare.removeprefix(f"{above} ").strip()
    return tuple(units(rest))
