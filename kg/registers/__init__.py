"""What is known of states, parties, bodies, titles, houses, places and names; no persons."""

from kg.registers.actors import Body, Party, State
from kg.registers.entries import Entry
from kg.registers.folding import fold_phrase, fold_word, strip_marks
from kg.registers.index import Phrase, Phrases
from kg.registers.naming import Culture, GivenName, Surname, Word
from kg.registers.posts import Honorific, Modifier, Title, Unit
from kg.registers.register import Kind, Registers, load_registers, read_registers
from kg.registers.scenes import House, Place
from kg.registers.surfaces import Case, Form, Surface

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
