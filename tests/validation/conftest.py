import pyoxigraph as ox
import pytest

from kg.namespaces import data_file


@pytest.fixture(scope="session")
def examples():
    """All examples of the ontology as one graph."""
    files = sorted(data_file("ontology", "examples").glob("*.ttl"))
    assert len(files) == 24
    return list(dict.fromkeys(quad for file in files for quad in ox.parse(path=file)))


@pytest.fixture(scope="session")
def invalid():
    """The file of six faults."""
    return list(ox.parse(path=data_file("tests", "shapes", "invalid", "meeting.ttl")))
