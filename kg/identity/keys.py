"""Keys of the things that reports share: paths that any report mints by itself.

A key is the part of an IRI after `id/`; the same words give the same key on any machine.
Every key has the form `<class>/<part>`; `part("person/kp/kim-song-nam")` is
"kp/kim-song-nam". States are ISO 3166-1 alpha-2 codes, "xx" where unknown. Keys only
propose identity: joining nodes is a later step's rule or a person's judgement.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from kg.identity.folding import slug

UNKNOWN_STATE = "xx"
MANY = 4


def iri(base: str, key: str) -> str:
    """The IRI of a key.

    >>> iri("https://w3id.org/whomet/", "person/kp/kim-song-nam")
    'https://w3id.org/whomet/id/person/kp/kim-song-nam'
    """
    return f"{base}id/{key}"


def part(key: str) -> str:
    """The key without its class, as it goes into the keys of other things."""
    return key.partition("/")[2]


def state_key(code: str) -> str:
    """The state as an actor, which is not the country as a place.

    >>> state_key("KP"), country_key("KP")
    ('state/kp', 'place/kp')
    """
    return f"state/{code.lower()}"


def country_key(code: str | None) -> str:
    """The country as a place."""
    return f"place/{_state(code)}"


def person_key(state: str | None, name: str) -> str:
    """A person by state and full name.

    >>> person_key("KP", "Kim Song-nam"), person_key(None, "Kim Song Nam")
    ('person/kp/kim-song-nam', 'person/xx/kim-song-nam')
    """
    return f"person/{_state(state)}/{slug(name)}"


def place_key(state: str | None, name: str) -> str:
    """A place by country and name.

    >>> place_key("VN", "Hà Nội")
    'place/vn/ha-noi'
    """
    return f"{country_key(state)}/{slug(name)}"


def organization_key(state: str | None, *names: str) -> str:
    """An organization by state and the names of its chain, the largest first."""
    return "/".join(("org", _state(state), *map(slug, names)))


def post_key(organization: str | None, title: str, *, state: str | None = None) -> str:
    """A post by the key of its organization and its title.

    Where the organization is unknown, `state` (the holder's) keeps the titles of different
    states apart and the segment "unspecified" keeps them from the posts of the state itself.

    >>> post_key("org/kp/workers-party-of-korea/international-department", "Director")
    'post/kp/workers-party-of-korea/international-department/director'
    >>> post_key("state/vn", "foreign minister"), post_key(None, "envoy", state="VN")
    ('post/vn/foreign-minister', 'post/vn/unspecified/envoy')
    """
    above = part(organization) if organization else f"{_state(state)}/unspecified"
    return f"post/{above}/{slug(title)}"


def tenure_key(person: str, post: str) -> str:
    """A person's time in a post.

    >>> tenure_key("person/kp/kim-song-nam", "post/kp/workers-party-of-korea/secretary")
    'tenure/kp/kim-song-nam/kp/workers-party-of-korea/secretary'
    """
    return f"tenure/{part(person)}/{part(post)}"


def encounter_key(date: str | None, kind: str, persons: Iterable[str]) -> str | None:
    """A meeting by day, kind and principals; None where that is too little to go by.

    `persons` are person keys. Without a day, or with fewer than two principals, reports
    may speak of different meetings, so that each report's own stays apart. Of more than
    four principals the first three are named, a digest stands for the whole list.

    >>> encounter_key("2024-03-22", "phone_call", ["person/kp/kim-song-nam", "person/cn/cai-qi"])
    '2024-03-22/phone-call/cn.cai-qi_kp.kim-song-nam'
    >>> encounter_key("2024-03", "meeting", ["person/kp/kim-song-nam", "person/cn/cai-qi"])
    """
    names = sorted({dotted(person) for person in persons})
    if date is None or len(date) < len("2024-03-22") or len(names) < 2:
        return None
    listed = "_".join(names)
    if len(names) > MANY:
        digest = hashlib.sha256(listed.encode()).hexdigest()[:12]
        listed = f"{'_'.join(names[:3])}_and-{len(names) - 3}-more.{digest}"
    return f"{date}/{slug(kind)}/{listed}"


def pair_key(first: str, second: str) -> str:
    """A pair of persons or of states, whichever is named first.

    >>> pair_key("person/kp/kim-song-nam", "person/cn/cai-qi"), pair_key("state/kp", "state/cn")
    ('pair/cn.cai-qi_kp.kim-song-nam', 'pair/cn_kp')
    """
    return "pair/" + "_".join(sorted((dotted(first), dotted(second))))


def occasion_key(context: Iterable[str], name: str) -> str:
    """An occasion by its name and the states it concerns: many pairs have a 75th anniversary.

    >>> occasion_key(["KP", "CN"], "75th anniversary of diplomatic ties")
    'occasion/cn_kp/75th-anniversary-of-diplomatic-ties'
    """
    return f"occasion/{'_'.join(sorted({_state(code) for code in context}))}/{slug(name)}"


def topic_key(name: str) -> str:
    """What a statement is about."""
    return f"topic/{slug(name)}"


def publisher_key(name: str) -> str:
    """A publishing house or agency.

    >>> publisher_key("People's Daily")
    'publisher/peoples-daily'
    """
    return f"publisher/{slug(name)}"


def dotted(key: str) -> str:
    """The key's part as one segment, for keys that list other keys."""
    return part(key).replace("/", ".")


def _state(code: str | None) -> str:
    return code.lower() if code else UNKNOWN_STATE
