"""What a page leaves around a report: end marks, share bars, related headlines, scripts."""

from __future__ import annotations

import re

_BLOCK = re.compile(
    r"(?:enditem|end +\d{1,2}:\d{2}[^a-z]{0,16}|"
    r"\(?end\)?|-0-|\*+|#+(?: *#+)*|-{2,}|_{2,}|={2,}|\.{2,}|/end/|\[end\]|./.)\s*\Z"
    r"|(?:key ?words?|tags?|topics?|source|share(?: this)?(?: on)?|publication (?:status|date)|"
    r"download|print|e-?mail|comments?|follow us|copyright|text version|published in sections?|"
    r"disclaimer|contact|phone|tel|fax)\s*[:：|(\[]"
    r"|(?:©|\(c\) |all rights reserved|copyright |adjust font|back to top|"
    r"most (?:viewed|popular|read)|share [|]|\[print\]|print this|no comments|"
    r"leave a (?:comment|reply)|advertisement\Z|click here|subscribe|sign up|skip to|"
    r"scan the qr|our privacy|for more information,? (?:visit|contact)|"
    r"follow (?:us|cgtn|xinhua) on|share to|facebook\b|twitter\b|whatsapp\b|wechat\b|"
    r"var [\w$]+ ?=|document\.|function ?\(|window\.|\(function|<script|<!--)"
    r"|(?:https?://|www\.)\S+(?:\s|\Z)"
    r"|\S{1,64}@\S{1,100}\.\w{2,10}\.?\Z"
    r"|[A-Z]{2,4}(?:/[A-Z]{2,4}){1,4}\Z",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"(?:related(?: (?:news|headlines?|links?|stor(?:y|ies)|reading|articles?|coverage|content|"
    r"posts?))?\s*(?::|：|\Z)|(?:read|see|also read|read also)(?: more| also)?\s*[:：]|"
    r"more on this story|you may (?:also )?like|most (?:viewed|popular|read)|today'?s top news|"
    r"recommended|latest news|"
    r"editor'?s (?:picks?|choice)|more from|see also|trending|related\b[^.]{0,40}\Z)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*(?:\bEnditem\b|\./\.|(?<!\w)-0-(?!\w)|\(END\)|"
    r"\bEND \d{1,2}:\d{2} [AP]\.?M\b|\[ENDS?\]|\bBack to Top\b|"
    r"\bvar [_$A-Za-z][\w$]* ?=|\bdocument\.write\b|window\._\w|\(function ?\(|"
    r"\bRelated (?:News|Stories|Reading|Headlines|Links)\b(?=:? [A-Z])|"
    r"\bComments ?\(\d+\)|\[Print\]|\bPRINT MAIL\b|#{3}|\bMost Viewed in\b)"
)


def is_noise(text: str, start: int, end: int) -> bool:
    """Whether a whole line is furniture of the page."""
    return _BLOCK.match(text, start, end) is not None


def opens_list(text: str, start: int, end: int) -> bool:
    """Whether a line heads a list of other articles, which goes on to the end or the next prose."""
    return end - start < 300 and _LIST.match(text, start, end) is not None


def without_tail(text: str, start: int, end: int) -> int:
    """The end of a block before its end mark or the page's residue."""
    match = _TAIL.search(text, start, end)
    return match.start() if match else end
