"""Every letter exists in both languages, says the same as text and as HTML, and turns nobody's words into markup."""

from __future__ import annotations

import re
from collections import Counter
from email.policy import SMTP
from html.parser import HTMLParser

import pytest

from skill.adapters.mime_message import mime_message, read_sender
from skill.services.ports import Mail
from skill.services.write_letters import TEMPLATES
from tests.services.letters.desk import asked
from tests.services.letters.every_letter import Hostile, every_letter
from tests.stage import NOW, Stage

LOCALES = ("de-DE", "en-GB")
TAGS = frozenset(
    [
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "h1",
        "h2",
        "p",
        "br",
        "table",
        "caption",
        "tr",
        "th",
        "td",
        "small",
        "a",
        "img",
        "strong",
        "blockquote",
        "div",
        "footer",
    ]
)
ATTRIBUTES = frozenset(
    ["lang", "charset", "name", "content", "class", "scope", "href", "src", "width", "height", "alt"],
)
EVIL = Hostile(
    product='<script>alert(1)</script><img src=x onerror=alert(1)>{ $total } & "quoted"',
    person='"><a href="javascript:alert(1)">Änne</a>',
    words='</blockquote><iframe src="https://evil.example"></iframe>',
)
LONG = Hostile(product="Donaudampfschifffahrtsgesellschaftskapitänsmütze" * 12, person="Ä" * 400, words="W" * 5_000)
DECORATION = ":;()>=,."


class Page(HTMLParser):
    """Collect what a page holds: elements with their attributes, and the words in its body without its title."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.words: list[str] = []
        self._hidden = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        self._hidden += tag in {"title", "style", "h1"}
        self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in {"title", "style", "h1"}
        self.words.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)


def words(text: str) -> Counter[str]:
    """Return the words of a text without the marks that only one of the two renderings sets."""
    stripped = (word.strip(DECORATION) for word in text.replace("--", " ").split())
    return Counter(word for word in stripped if word and word != "-")


@pytest.fixture(params=LOCALES)
def letters(stage: Stage, request: pytest.FixtureRequest) -> dict[str, Mail]:
    return dict(every_letter(stage, request.param))


def test_every_template_is_written(letters: dict[str, Mail]) -> None:
    assert {name.partition(" ")[0] for name in letters} == TEMPLATES.keys()


def test_text_and_html_say_the_same(letters: dict[str, Mail]) -> None:
    for name, mail in letters.items():
        text, page = words(mail.text), words("".join(Page(mail.html).words))
        assert text == page, f"{name}: only one says {(text - page) | (page - text)}"
        assert sum(text.values()) > 15, name


def test_nothing_is_left_unworded(letters: dict[str, Mail]) -> None:
    unworded = re.compile(r"\{ ?[$-]|\$\w|\bNone\b|letters|\?\?\?")
    for name, mail in letters.items():
        for part in (mail.subject, mail.text, "".join(Page(mail.html).words)):
            assert unworded.search(part) is None, f"{name}: {part}"


def test_languages_do_not_mix(stage: Stage) -> None:
    for name, mail in every_letter(stage, "de-DE").items():
        assert '<html lang="de">' in mail.html, name
        assert not re.search(r"\b(the|your|order|withdrawal)\b", mail.text), name


def test_html_asks_nobody_for_anything(letters: dict[str, Mail]) -> None:
    for name, mail in letters.items():
        page = Page(mail.html)
        assert page.tags <= TAGS, name
        assert {attribute for attribute, _ in page.attributes} <= ATTRIBUTES, name
        assert "url(" not in mail.html
        assert "@import" not in mail.html
        sources = [value for attribute, value in page.attributes if attribute == "src"]
        assert sources == [f"cid:{attachment.inline}" for attachment in mail.attachments], name


def test_return_code_is_a_picture_and_words(letters: dict[str, Mail]) -> None:
    mail = letters["return_instructions"]
    (picture,) = mail.attachments
    assert (picture.media_type, picture.content[:8]) == ("image/png", b"\x89PNG\r\n\x1a\n")
    assert "LM-4217-8853" in mail.text
    assert "LM-4217-8853" not in picture.name + picture.inline


@pytest.mark.parametrize("locale", LOCALES)
def test_nobodys_words_become_markup(stage: Stage, locale: str) -> None:
    for name, mail in every_letter(stage, locale, EVIL).items():
        page = Page(mail.html)
        assert page.tags <= TAGS, name
        assert {attribute for attribute, _ in page.attributes} <= ATTRIBUTES, name
        links = [value for attribute, value in page.attributes if attribute in {"href", "src"}]
        assert all(link.startswith(("http://127.0.0.1:8080/", "https://bank.example/", "cid:code-")) for link in links)
        assert "\n" not in mail.subject


def test_longest_names_do_not_break(stage: Stage) -> None:
    sender = read_sender("Lindenmarkt <post@lindenmarkt.example>")
    for name, mail in every_letter(stage, "de-DE", LONG).items():
        raw = mime_message(mail, sender, NOW).as_bytes(policy=SMTP)
        assert max(len(line) for line in raw.split(b"\r\n")) <= 998, name
        text, page = words(mail.text), words("".join(Page(mail.html).words))
        assert text == page, name


def test_an_address_that_is_no_web_page_is_no_link(stage: Stage) -> None:
    mail = asked(stage, "code_reset", url="javascript:alert(1)")
    assert "href" not in {attribute for attribute, _ in Page(mail.html).attributes}
