"""The redirects of w3id.org as a table of (path, Accept) -> (status, target)."""

import re

import pytest

from kg.namespaces import data_file

SERVICE = "https://whomet.example"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
TABLE = [
    ("ontology", "", 303, "/ontology.ttl"),
    ("ontology", "*/*", 303, "/ontology.ttl"),
    ("ontology", "text/turtle", 303, "/ontology.ttl"),
    ("ontology", BROWSER, 303, "/ontology.html"),
    ("ontology", "application/ld+json", 303, "/ontology.jsonld"),
    ("ontology", "application/rdf+xml", 303, "/ontology.rdf"),
    ("ontology", "application/n-triples", 303, "/ontology.nt"),
    ("ontology.ttl", BROWSER, 302, "/ontology.ttl"),
    ("ontology/0.1.0.ttl", "", 302, "/ontology/0.1.0.ttl"),
    ("shapes", "text/turtle", 303, "/shapes.ttl"),
    ("alignments", BROWSER, 303, "/alignments.html"),
    ("concept/role/host", "", 303, "/concept/role/host.ttl"),
    ("concept/kind/phone-call", BROWSER, 303, "/concept/kind/phone-call.html"),
    ("context.jsonld", "", 302, "/ontology/context.jsonld"),
    ("id/person/kp/kim-song-nam", BROWSER, 303, "/id/person/kp/kim-song-nam"),
    ("graph/entities", "", 303, "/graph/entities"),
    ("sparql", "", 307, "/sparql"),
    ("", BROWSER, 302, "/"),
    ("nonsense", BROWSER, 404, None),
]


def redirect(path, accept):
    """What Apache's mod_rewrite does with the file, as far as it uses it."""
    conditions, environment = [], {}
    for line in data_file("ontology", "w3id", ".htaccess").read_text().splitlines():
        word, _, rest = line.partition(" ")
        if word == "RewriteCond":
            conditions.append(re.search(rest.split()[1], accept) is not None)
        elif word == "RewriteRule":
            pattern, target, flags = rest.rsplit(" ", 2) if rest.count(" ") > 2 else rest.split()
            match = re.search(pattern, path)
            if match and (not conditions or any(conditions)):
                if target == "-":
                    environment["SERVICE"] = flags.strip("[]").removeprefix("E=SERVICE:")
                    continue
                target = target.replace("%{ENV:SERVICE}", environment["SERVICE"])
                status = int(re.search(r"R=(\d+)", flags)[1])
                for number, group in enumerate(match.groups(default=""), 1):
                    target = target.replace(f"${number}", group)
                return status, target
            conditions = []
    return 404, None


@pytest.mark.parametrize(("path", "accept", "status", "target"), TABLE)
def test_redirects(path, accept, status, target):
    assert redirect(path, accept) == (status, target and SERVICE + target)


def test_several_conditions_are_alternatives():
    text = data_file("ontology", "w3id", ".htaccess").read_text()
    runs = re.findall(r"(?:^RewriteCond .*\n)+", text, flags=re.MULTILINE)
    assert len(runs) == 4
    for run in runs:
        lines = run.splitlines()
        assert all(line.endswith("[OR]") for line in lines[:-1])
        assert not lines[-1].endswith("[OR]")
