"""An explanation as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from kg.explanation.view import Explanation, FactView, PersonView, SentenceView


def text_report(explanation: Explanation) -> str:
    """Sentences with mentions, persons with their forms, facts with their words."""
    return "\n".join(_lines(explanation)) + "\n"


def _lines(explanation: Explanation) -> Iterator[str]:
    yield f"{explanation.id}: {explanation.title or 'no headline'}"
    if explanation.dateline:
        yield f"dateline: {_flat(explanation.dateline)}"
    if explanation.credits:
        yield f"credits, no persons of the report: {', '.join(explanation.credits)}"
    yield "\nSENTENCES"
    for sentence in explanation.sentences:
        yield from _sentence(sentence)
    yield "\nPERSONS"
    for person in explanation.persons:
        yield _person(person)
    yield "\nFACTS"
    for fact in explanation.facts:
        yield from _fact(fact)


def _sentence(sentence: SentenceView) -> Iterator[str]:
    yield f"[{sentence.number}] {sentence.zone}: {_flat(sentence.text)}"
    for mark in sentence.marks:
        yield f"      {mark.kind:<12} {mark.words}  =  {mark.reading}"


def _person(person: PersonView) -> str:
    forms = ", ".join(person.forms) or "not named"
    where = _numbers(person.sentences)
    return f"{person.number}. {person.name} ({person.state or 'state unknown'}): {forms}{where}"


def _fact(fact: FactView) -> Iterator[str]:
    yield f"{fact.kind}: {fact.told}"
    for words in fact.words:
        yield f"      from: {words}"
    if fact.sentences:
        yield f"     {_numbers(fact.sentences)}"


def _numbers(sentences: tuple[int, ...]) -> str:
    return f" [{', '.join(map(str, sentences))}]" if sentences else ""


def _flat(text: str) -> str:
    return " ".join(text.split())
