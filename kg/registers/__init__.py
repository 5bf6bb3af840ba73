"""What is known of states, parties, bodies, titles, houses, places and names; no persons."""

from kg.registers.entries import (
    Body,
    Case,
    Culture,
    Entry,
    Form,
    GivenName,
    Honorific,
    House,
    Modifier,
    Party,
    Place,
    State,
    Surface,
    Surname,
    Title,
    Unit,
    Word,
)
from kg.registers.folding import fold_phrase, fold_word, strip_marks
from kg.registers.index import Phrase, Phrases
from kg.registers.register import Kind, Registers, load_registers, read_registers

__all__ = [
    "Body",
    "Case",
    "Culture",
    "Entry",
    "Form",
    "GivenName",
    "Honorific",
    "House",
    "Kind",
    "Modifier",
    "Party",
    "Phrase",
    "Phrases",
    "Place",
    "Registers",
    "State",
    "Surface",
    "Surname",
    "Title",
    "Unit",
    "Word",
    "fold_phrase",
    "fold_word",
    "load_registers",
    "read_registers",
    "strip_marks",
]
