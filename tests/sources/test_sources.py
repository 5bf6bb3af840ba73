"""The contract of all sources, and what each makes of its form."""

import gzip
import hashlib
import json

import pytest
import zstandard

from kg.errors import UnreadableInput, UsageError
from kg.model import Document
from kg.ports import Payload, Unreadable
from kg.sources import SOURCES, read, read_payload

BODY = "Cai Qi met with Kim Song Nam in Beijing on Friday, the two sides said afterwards."
RECORD = {"id": "r1", "text": BODY, "title": "Meeting", "published": "2024-03-23T09:50:00Z"}
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Site</title>
<meta property="article:published_time" content="2024-03-23T01:00:00Z">
<meta property="og:site_name" content="The House"><link rel="canonical" href="https://h.example/1">
</head><body><nav>Home</nav><article><h1>Officials meet</h1><p>{BODY}</p>
<p>They spoke of trade, of rail links and of the year to come, and agreed to meet again soon.</p>
<p>The visitors left on Saturday after a tour of the old town and of two factories.</p>
</article></body></html>"""
ATOM = f"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">
<title>The House</title><entry><id>urn:a:1</id><title>Meeting</title>
<link href="https://h.example/1"/><published>2024-03-23T09:00:00Z</published>
<content type="html">&lt;p&gt;{BODY}&lt;/p&gt;&lt;p&gt;More.&lt;/p&gt;</content></entry></feed>"""
RSS = f"""<rss version="2.0"><channel>
<title>The House</title><language>en</language><item>
<guid>g1</guid><title>Meeting</title><link>https://h.example/1</link>
<pubDate>Sat, 23 Mar 2024 09:50:00 +0800</pubDate><description>{BODY}</description></item>
</channel></rss>"""
FORMS = {
    "wire.txt": f" date 2024-03-23 Headline\n\n{BODY}\n".encode(),
    "page.html": PAGE.encode(),
    "lines.jsonl": json.dumps(RECORD).encode() + b"\n",
    "one.json": json.dumps(RECORD).encode(),
    "many.json": json.dumps([RECORD]).encode(),
    "atom.xml": ATOM.encode(),
    "rss.xml": RSS.encode(),
}
BROKEN = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t ", "empty"),
    "nul.txt": (b"text\x00more", "binary"),
    "doc.txt": (b"%PDF-1.7 ...", "PDF"),
    "huge.txt": (b"a" * (10 * 2**20 + 1), "10 MB"),
    "gbk.txt": (("中国共产党中央委员会对外联络部部长" * 5).encode("gbk"), "UTF-8"),
    "lying.txt": (b"\xef\xbb\xbfab\xff", "byte-order mark"),
    "page.html": (b"<html><body></body></html>", "no article text"),
    "bad.json": (b'{"id": "a",\n "text": }', "no JSON"),
    "list.json": (b"[3]", "object"),
    "bad.jsonl": (b"{\n", "no JSON"),
    "nan.jsonl": (b'{"id": "a", "text": "b", "x": NaN}', "NaN"),
    "lone.jsonl": (b'{"id": "a", "text": "\\ud800"}', "canonical"),
    "deep.jsonl": (b'{"id":' + b"[" * 100000, "no JSON"),
    "bad.xml": (b"<feed><entry>", "no XML"),
    "other.xml": (b"<a/>", "no feed"),
    "cut.txt.gz": (gzip.compress(b"hello world" * 50)[:20], "compression"),
    "cut.txt.zst": (zstandard.compress(b"hello" * 1000)[:9], "compression"),
}


def documents(name: str, data: bytes) -> list[Document | Unreadable]:
    return list(read_payload(Payload(name, data)))


def only(name: str, data: bytes) -> Document:
    (found,) = documents(name, data)
    assert isinstance(found, Document), found
    return found


@pytest.mark.parametrize("name", FORMS)
def test_every_form_yields_its_document(name):
    found = only(name, FORMS[name])
    assert BODY in found.text
    assert found.sha256 == hashlib.sha256(found.content).hexdigest()
    assert documents(name, FORMS[name]) == [found]
    assert found.id


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("suffix,pack", [(".gz", gzip.compress), (".zst", zstandard.compress)])
def test_packed_reads_as_unpacked(name, suffix, pack):
    assert documents(name + suffix, pack(FORMS[name])) == documents(name, FORMS[name])


@pytest.mark.parametrize("name", FORMS)
def test_the_look_of_the_bytes_tells_the_form_without_a_suffix(name):
    found = only("stdin", FORMS[name])
    named = only(name, FORMS[name])
    assert (found.text, found.media_type, found.sha256) == (
        named.text,
        named.media_type,
        named.sha256,
    )


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_read_says_why(name):
    data, reason = BROKEN[name]
    (found,) = documents(name, data)
    assert isinstance(found, Unreadable)
    assert reason in found.reason
    assert found.name.startswith(name.rsplit(".gz")[0].rsplit(".zst")[0])
    assert found.sha256 == hashlib.sha256(found.content).hexdigest()


def test_every_source_is_hit():
    assert len(SOURCES) == 5
    assert len({source.name for source in SOURCES}) == 5
    assert {type(source).__name__ for source in SOURCES if source.suffixes}


def test_a_broken_line_is_named_and_the_rest_goes_on():
    lines = [json.dumps(RECORD | {"id": f"r{number}"}) for number in range(1, 10)]
    lines[6] = '{"id": "r7", "text": 5}'
    found = documents("a.jsonl", "\n".join(lines).encode())
    assert [type(one) for one in found].count(Document) == 8
    (bad,) = [one for one in found if isinstance(one, Unreadable)]
    assert (bad.line, bad.id) == (7, "r7")
    assert '"text"' in bad.reason


def test_a_line_separator_inside_a_string_does_not_end_a_record():
    record = json.dumps(RECORD | {"text": "one\u2028two\x85three"}, ensure_ascii=False)
    assert only("a.jsonl", record.encode()).text == "one\u2028two\x85three"


def test_two_different_records_of_one_id_are_refused_the_same_record_twice_is_not():
    line, other = json.dumps(RECORD), json.dumps(RECORD | {"title": "Other"})
    first, again, refused = documents("a.jsonl", f"{line}\n{line}\n{other}\n".encode())
    assert first == again
    assert isinstance(refused, Unreadable)
    assert "line 1" in refused.reason and refused.line == 3


def test_the_canonical_form_is_the_identity_of_a_record():
    turned = dict(reversed(RECORD.items()))
    spaced = json.dumps(turned, indent=1).encode()
    assert only("a.json", spaced).sha256 == only("b.jsonl", json.dumps(RECORD).encode()).sha256


def test_metadata_of_a_page_where_it_states_them():
    page = only("page.html", FORMS["page.html"])
    assert (page.title, page.published, page.url) == (
        "Officials meet",
        "2024-03-23",
        "https://h.example/1",
    )
    assert (page.publisher, page.language, page.media_type) == ("The House", "en", "text/html")
    assert "Home" not in page.text


@pytest.mark.parametrize("name", ["atom.xml", "rss.xml"])
def test_metadata_of_a_feed(name):
    entry = only(name, FORMS[name])
    assert (entry.title, entry.published, entry.publisher) == ("Meeting", "2024-03-23", "The House")
    assert entry.url == "https://h.example/1"


def test_no_entity_of_a_feed_is_expanded():
    bomb = ATOM.replace("?>", '?><!DOCTYPE feed [<!ENTITY x SYSTEM "file:///etc/hostname">]>', 1)
    found = documents("a.xml", bomb.replace(BODY, "&x; and text").encode())
    assert len(found) == 1
    assert isinstance(found[0], Unreadable) or "and text" in found[0].text


@pytest.mark.parametrize(
    "data",
    [
        "caf\u00e9 \u201ctext\u201d".encode(),
        b"\xef\xbb\xbf" + "caf\u00e9 \u201ctext\u201d".encode(),
        b"\xff\xfe" + "caf\u00e9 \u201ctext\u201d".encode("utf-16-le"),
        b"\xfe\xff" + "caf\u00e9 \u201ctext\u201d".encode("utf-16-be"),
        "A long enough line before the caf\u00e9 \u201ctext\u201d"[30:].encode("cp1252"),
    ],
)
def test_encodings(data):
    assert only("a.txt", data).text == "caf\u00e9 \u201ctext\u201d"


def test_newlines_stay_as_they_are():
    assert only("a.txt", b"one\r\ntwo\rthree\n").text == "one\r\ntwo\rthree\n"


def test_a_declared_charset_is_believed():
    page = PAGE.replace("utf-8", "windows-1251").replace(BODY, BODY + " Встреча прошла в Пекине.")
    assert "Встреча прошла" in only("a.html", page.encode("cp1251")).text


def test_a_bomb_is_stopped():
    packed = gzip.compress(b"\x00" * (257 * 2**20), compresslevel=1)
    (found,) = documents("a.txt.gz", packed)
    assert isinstance(found, Unreadable)
    assert "256 MB" in found.reason


def test_read_takes_text_files_and_raw_content(tmp_path):
    file = tmp_path / "000_cf5c.txt"
    file.write_bytes(FORMS["wire.txt"])
    assert read(file).id == "000_cf5c"
    assert read(BODY).text == BODY
    assert read(FORMS["page.html"]).media_type == "text/html"


def test_read_raises_for_none_and_for_many(tmp_path):
    with pytest.raises(UnreadableInput, match="empty"):
        read("")
    with pytest.raises(UsageError, match="2 records"):
        read(json.dumps([RECORD, RECORD | {"id": "b"}]).encode())
    with pytest.raises(UsageError, match="no such file"):
        read(tmp_path / "absent.txt")
