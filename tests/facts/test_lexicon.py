"""Verb forms, inflected from the register of verbs."""

import pytest

from kg.facts.lexicon import lexicon

FORMS = [
    ("meets", "meet", "third", "meet"),
    ("met", "meet", "past", "meet"),
    ("met", "meet", "participle", "meet"),
    ("meeting", "meet", "gerund", "meet"),
    ("held", "hold", "past", "hold"),
    ("receives", "receive", "third", "receive"),
    ("receiving", "receive", "gerund", "receive"),
    ("paid", "pay", "past", "pay"),
    ("signed", "sign", "past", "sign"),
    ("says", "say", "third", "speech"),
    ("said", "say", "past", "speech"),
    ("denies", "deny", "third", "deny"),
    ("denied", "deny", "past", "speech"),
    ("stresses", "stress", "third", "speech"),
    ("wished", "wish", "past", "speech"),
    ("conferred", "confer", "past", "with"),
    ("conferring", "confer", "gerund", "with"),
    ("sitting", "sit", "gerund", "with"),
    ("spoken", "speak", "participle", "with"),
    ("began", "begin", "past", "hold"),
    ("agreeing", "agree", "gerund", "plan"),
    ("witnessed", "witness", "past", "witness"),
    ("hosted", "host", "past", "receive"),
    ("laid", "lay", "past", "lay"),
]


@pytest.mark.parametrize(("word", "lemma", "form", "verb_class"), FORMS)
def test_a_form_is_read(word, lemma, form, verb_class):
    verb = lexicon().verb(word)
    assert verb is not None
    assert verb.lemma == lemma
    assert form in verb.forms
    assert verb_class in verb.classes


@pytest.mark.parametrize("word", ["minister", "beijing", "the", "meetinged", "", "Met"])
def test_what_is_no_verb_form_is_none(word):
    assert lexicon().verb(word) is None


def test_only_forms_that_can_head_a_clause_are_finite():
    finite = {word: lexicon().verb(word).finite for word in ("said", "says", "say", "saying")}
    assert finite == {"said": True, "says": True, "say": True, "saying": False}


def test_complements_belong_to_a_class():
    call = lexicon().verb("called")
    assert {"for", "on"} <= call.complement("speech")
    assert call.complement("call_on") == {"on", "upon"}
    assert call.complement("meet") == frozenset()


def test_it_is_read_once():
    assert lexicon() is lexicon()
