from __future__ import annotations

import base64

from skill.channels.mail.browser_page import attachments, browser_page
from skill.services.table import Value

PICTURE: Value = {"name": "code.png", "media_type": "image/png", "inline": "code-1", "content": "iVBORw=="}
MAIL: dict[str, Value] = {
    "html": '<html><head><title>x</title></head><img src="cid:code-1" alt="cid:code-1">',
    "attachments": [PICTURE],
}


def test_pictures_stand_inside_the_page() -> None:
    page = browser_page(MAIL)
    assert 'src="data:image/png;base64,iVBORw=="' in page
    assert base64.b64decode("iVBORw==").startswith(b"\x89PNG"[:4])


def test_links_leave_the_page() -> None:
    assert browser_page(MAIL).startswith('<html><head>\n<base target="_blank"><title>')


def test_text_mails_have_no_page() -> None:
    assert browser_page({"text": "Hallo"}) == ""
    assert attachments({"text": "Hallo"}) == []
