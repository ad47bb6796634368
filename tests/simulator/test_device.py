from __future__ import annotations

from typing import Any

import pytest

from skill.domain.errors import InvalidInputError
from skill.simulator.device import Device, Session, read_device

PAGE: dict[str, Any] = {
    "customer": "demo-anna",
    "locale": "de-DE",
    "screen": True,
    "session": {"id": "s-1", "new": False, "attributes": {"question": "q-1"}},
}


def test_reads_what_the_page_sends() -> None:
    session = Session("s-1", is_new=False, attributes={"question": "q-1"})
    assert read_device(PAGE) == Device("demo-anna", "de-DE", has_screen=True, session=session)


def test_has_no_session_before_words() -> None:
    assert read_device({**PAGE, "session": None}).session is None


def test_takes_only_true_as_screen() -> None:
    assert not read_device({**PAGE, "screen": "yes"}).has_screen


@pytest.mark.parametrize(
    ("field", "value", "complaint"),
    [
        ("customer", None, "customer: a text is needed"),
        ("customer", "  ", "customer: a text is needed"),
        ("locale", 7, "locale: a text is needed"),
        ("locale", "d" * 201, "locale: at most 200 characters"),
        ("session", "s-1", "session: an object with id, new and attributes is needed"),
        ("session", {"id": "s-1"}, "session: an object with id, new and attributes is needed"),
        ("session", {"attributes": {}}, "id: a text is needed"),
    ],
)
def test_names_the_field_that_is_wrong(field: str, value: object, complaint: str) -> None:
    with pytest.raises(InvalidInputError, match=complaint):
        read_device({**PAGE, field: value})
