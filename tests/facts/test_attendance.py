"""Who else was there, and who was not."""

import pytest

from kg.facts.attendance import attendees

COMPANY = [
    ("{p0:Lu} was accompanied by {p4:Qiu}.", (4,)),
    ("The talks were attended by {p4:Qiu} and {p3:Bao}.", (4, 3)),
    ("Also present were {p4:Qiu} and {p3:Bao}.", (4, 3)),
    ("Present there was {p4:Qiu}.", (4,)),
    ("On hand were {p4:Qiu}, {p3:Bao} and other officials.", (4, 3)),
    ("{p4:Qiu} and {p3:Bao} attended the meeting.", (4, 3)),
    ("{p4:Qiu} took part in the talks.", (4,)),
    ("{p4:Qiu} was present at the meeting.", (4,)),
    ("{p4:Qiu} joined the meeting.", (4,)),
    ("Among those present was {p4:Qiu}.", (4,)),
    ("{p4:Qiu} did not attend the meeting.", ()),
    ("{p4:Qiu} was not present.", ()),
    ("{p0:Lu} met {p1:Rostami}.", ()),
    ("{p4:Qiu} said the talks went well.", ()),
]


@pytest.mark.parametrize(("text", "expected"), COMPANY)
def test_the_company_of_an_encounter(marked, text, expected):
    found = marked(text)
    assert attendees(found.only(), found.discourse) == expected
