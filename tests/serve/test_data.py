"""The data page and the page of interfaces."""

from __future__ import annotations

import hashlib
import re

from flask.testing import FlaskClient


def test_the_data_page_tells_size_and_checksum_of_each_dump(client: FlaskClient):
    page = client.get("/data").text
    for name in ("whomet.ttl", "whomet.nq.gz"):
        dump = client.get(f"/dumps/{name}")
        assert f"{len(dump.data):,} bytes" in page
        assert hashlib.sha256(dump.data).hexdigest() in page
        dump.close()
    assert "CC BY 4.0" in page


def test_every_interface_has_a_request_to_try(client: FlaskClient):
    page = client.get("/api").text
    examples = re.findall(r"<pre tabindex=\"0\">curl [^<]*</pre>", page)
    assert len(examples) >= 7
    assert "HOST" not in page
    assert page.count("http://localhost/") == len(examples)
