import pyoxigraph as ox
import pytest

from kg.namespaces import data_file
from kg.validation import open_validator


@pytest.fixture(scope="session")
def examples():
    """All examples of the ontology as one graph."""
    files = sorted(data_file("ontology", "examples").glob("*.ttl"))
    assert len(files) == 24
    return list(dict.fromkeys(quad for file in files for quad in ox.parse(path=file)))


@pytest.fixture(scope="session")
def validator():
    """The reference engine with the project's shapes."""
    return open_validator()
