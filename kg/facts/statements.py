"""Who said what: the sentences whose speech act is a named person's.

One sentence, one statement. Among the speech verbs of a sentence an attribution after or
inside the quoted matter ("..., he added") outweighs the verb of the main clause, which
outweighs one in a relative clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.annotation import Layout, Sentence
from kg.facts.clauses import subject
from kg.facts.coordination import and_before, conjuncts
from kg.facts.coreference import Discourse
from kg.facts.lexicon import Verb
from kg.facts.nodes import Node, Phrases
from kg.facts.topics import topics
from kg.facts.verbs import finite_like, mood, verb_at
from kg.facts.words import CONJUNCTIONS
from kg.model import Span, Statement

_WINDOW = 8
FIRST_PERSON = frozenset({"i", "me", "my", "we", "you", "your"})
_ATTRIBUTION, _MAIN, _RELATIVE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Speech:
    """A speech verb and whose it is; `speakers` of two or more means a joint statement."""

    verb: int
    subject: int
    speakers: tuple[int, ...]
    rank: int


def speech(phrases: Phrases, discourse: Discourse) -> Speech | None:
    """The speech act of a sentence, if a person (or "both sides") performs it."""
    found = sorted(_speeches(phrases, discourse), key=lambda s: (s.rank, s.verb))
    if direct_speech(phrases):
        found = [s for s in found if s.rank == _ATTRIBUTION]
    if not found:
        return None
    best = found[0]
    mains = [s for s in found if s.rank == _MAIN]
    if best.rank == _MAIN and _two_voices(phrases.nodes, mains):
        return Speech(best.verb, best.subject, tuple(c for s in mains for c in s.speakers), _MAIN)
    return best


def direct_speech(phrases: Phrases) -> bool:
    """Whether the sentence is somebody's own words, as in a transcript, without quotation marks."""
    return any(
        n.text in FIRST_PERSON and i not in phrases.quoted for i, n in enumerate(phrases.nodes)
    )


def _two_voices(nodes: tuple[Node, ...], mains: list[Speech]) -> bool:
    """ "X remarked ..., and Y voiced ...": two clauses joined, each with its own speaker."""
    if len({s.speakers for s in mains}) < 2:
        return False
    first, second = mains[0], next(s for s in mains if s.speakers != mains[0].speakers)
    if second.subject < first.verb:
        return False
    joint = [
        i
        for i in range(max(1, second.subject - 5), second.subject)
        if nodes[i].text in CONJUNCTIONS | {"while"} and nodes[i - 1].text == ","
    ]
    return bool(joint)


def _speeches(phrases: Phrases, discourse: Discourse) -> Iterator[Speech]:
    nodes = phrases.nodes
    yield from _according_to(nodes, discourse)
    for index in range(len(nodes)):
        verb = verb_at(nodes, index)
        quoted_as = _quoted_as(nodes, index)
        if index in phrases.quoted or not (
            quoted_as or (verb is not None and _speaks(nodes, index, verb))
        ):
            continue
        head = subject(nodes, index)
        if head is None or nodes[head].kind in {"organization", "state"}:
            continue
        if head in phrases.quoted:
            continue
        speakers = _speakers(nodes, head, index, discourse)
        if speakers:
            yield Speech(index, head, speakers, _rank(nodes, index, head))


def _according_to(nodes: tuple[Node, ...], discourse: Discourse) -> Iterator[Speech]:
    for index in range(len(nodes) - 2):
        if nodes[index].text == "according" and nodes[index + 1].text == "to":
            speakers = discourse.resolve(nodes[index + 2])
            if nodes[index + 2].kind in {"person", "pronoun", "description"} and speakers:
                yield Speech(index, index + 2, speakers[:1], _ATTRIBUTION)
        if [n.text for n in nodes[index : index + 2]] == ["words", "of"]:
            speakers = discourse.resolve(nodes[index + 2])
            if speakers:
                yield Speech(index, index + 2, speakers[:1], _ATTRIBUTION)
        if nodes[index + 1].text == "put" and nodes[index + 2].text == "it":
            speakers = discourse.resolve(nodes[index])
            if speakers:
                yield Speech(index + 1, index, speakers[:1], _ATTRIBUTION)


def _speaks(nodes: tuple[Node, ...], index: int, verb: Verb) -> bool:
    """Whether the verb is finite here and of the speech class with its complement."""
    if "speech" not in verb.classes:
        return False
    state = mood(nodes, index)
    if state.future or state.infinitive or state.passive:
        return False
    if "past" not in verb.forms and not finite_like(nodes, index):
        return False
    if verb.lemma == "call" and _visits(nodes, index):
        return False
    if verb.lemma in {"welcome", "greet"} and any(
        n.kind in {"person", "description", "pronoun"} for n in nodes[index + 1 : index + 3]
    ):
        return False
    wanted = verb.complement("speech")
    width = 2 if verb.lemma in {"speak", "refer", "point", "set", "pass", "put"} else _WINDOW
    following = [n.text for n in nodes[index + 1 : index + 1 + width]]
    words = {w for text in following for w in text.split()}
    if verb.lemma == "call":
        return bool(words & wanted) or _renames(nodes, index)
    colon = index + 1 < len(nodes) and nodes[index + 1].text in {":", '"', "“"}
    return not wanted or colon or bool(words & wanted)


def _quoted_as(nodes: tuple[Node, ...], index: int) -> bool:
    return nodes[index].text == "quoted" and "saying" in {n.text for n in nodes[index : index + 8]}


def _visits(nodes: tuple[Node, ...], index: int) -> bool:
    """ "called on X" without "to do": a visit, not an appeal."""
    after = nodes[index + 1 : index + 3]
    if len(after) < 2 or after[0].text not in {"on", "upon"}:
        return False
    if after[1].kind not in {"person", "description", "pronoun"}:
        return False
    return not any(
        n.text == "to" and nodes[min(i + 1, len(nodes) - 1)].kind == "word"
        for i, n in enumerate(nodes[index : index + 10], index)
        if n.kind == "word" and i > index + 2
    )


def _renames(nodes: tuple[Node, ...], index: int) -> bool:
    """ "called China a country of great weight", "called him a friend"."""
    after = nodes[index + 1 : index + 6]
    return (bool(after) and after[0].kind != "word") or any(
        n.text in {"a", "an"} for n in after[:4]
    )


def _speakers(
    nodes: tuple[Node, ...], head: int, verb: int, discourse: Discourse
) -> tuple[int, ...]:
    node = nodes[head]
    told = [n for n in nodes[verb + 1 : verb + 4] if n.kind in {"person", "description"}]
    addressees = frozenset(c for n in told for c in discourse.resolve(n)[:1])
    if node.kind == "pronoun" and told and told[0].kind == "description":
        opposite = discourse.opposite(told[0])
        if opposite:
            return opposite
    if node.kind == "group":
        known = len(discourse.mentions.chains) > 1
        return discourse.principals if len(discourse.principals) > 1 else (-1, -1) if known else ()
    if node.kind == "pronoun" and node.text == "they":
        return discourse.principals if len(discourse.principals) > 1 else ()
    if node.kind == "person" and head < verb:
        joined = conjuncts(nodes, head, step=-1)
        persons = tuple(c for i in joined for c in discourse.resolve(nodes[i])[:1])
        if len(set(persons)) > 1 and and_before(nodes, head):
            return persons
    return discourse.resolve(node, exclude=addressees if node.kind == "pronoun" else frozenset())[
        :1
    ]


def _rank(nodes: tuple[Node, ...], verb: int, head: int) -> int:
    if head < verb and any(n.text in {"who", "which", "what"} for n in nodes[head + 1 : verb]):
        return _RELATIVE
    left = min(head, verb)
    clause = {n.text for n in nodes[max(0, left - 3) : left]}
    if left and nodes[left - 1].text in {",", '"', "”", "''", "?", "!"}:
        first_comma = next(i for i, n in enumerate(nodes) if n.text in {",", '"', "“", "”", "''"})
        opening = nodes[0].text
        introduced = (
            opening in _INTRODUCTIONS
            or opening.endswith(("ing", "ly"))
            or (nodes[0].kind == "date")
        )
        if not introduced or first_comma < left - 1 or head > verb:
            return _ATTRIBUTION if not introduced or head > verb else _MAIN
    if clause & {"what", "which", "when", "where", "than", "as", "whom"}:
        return _RELATIVE
    return _MAIN


_INTRODUCTIONS = frozenset(
    """in on at during after before when while as for with by earlier later from to under
    following since meanwhile also then moreover further however speaking according despite
    if although though regarding concerning turning once asked given like among""".split()
)


def statement(
    layout: Layout, sentence: Sentence, names: tuple[str, ...], *, meeting: int | None
) -> Statement:
    """The statement that a sentence makes."""
    text = layout.text[sentence.start : sentence.end]
    return Statement(
        speaker=names[0] if len(names) == 1 else "both",
        anchor=" ".join(text.split()[:5]),
        text=text,
        evidence=(Span(sentence.start, sentence.end),),
        meeting=meeting,
        topics=topics(sentence),
        verbatim='"' in text or "“" in text,
    )
