"""Show a stored mail in a browser, with its pictures inside the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from skill.services.table import Value


def browser_page(mail: Mapping[str, Value]) -> str:
    """Return a mail's HTML as one page that needs nothing else, empty where the mail is text only."""
    html = str(mail.get("html") or "")
    for attachment in attachments(mail):
        if attachment["inline"]:
            picture = f"data:{attachment['media_type']};base64,{attachment['content']}"
            html = html.replace(f'"cid:{attachment["inline"]}"', f'"{picture}"')
    # Links leave the page they are shown in.
    return html.replace("<head>", '<head>\n<base target="_blank">', 1)


def attachments(mail: Mapping[str, Value]) -> list[Mapping[str, str]]:
    """Return the files of a mail as `name`, `media_type`, `inline` and `content` in base64."""
    stored = mail.get("attachments") or []
    return [cast("Mapping[str, str]", entry) for entry in cast("Sequence[Value]", stored)]
