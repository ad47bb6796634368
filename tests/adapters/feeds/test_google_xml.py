from __future__ import annotations

from pathlib import Path

import pytest

from skill.adapters.feeds.open_feed import FeedFormat, open_feed
from skill.domain.errors import InvalidInputError
from skill.services.read_rows import MAX_CELL, Row, RowError

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><title>Shop</title>
{}
</channel></rss>"""
ITEM = """<item>
<title>Volvic Naturelle 6 x 1,5 l</title><g:id>v-6</g:id><g:price>4,99 EUR</g:price><g:brand>Volvic</g:brand>
<g:gtin>4006381 333931</g:gtin><g:availability>out of stock</g:availability>
<g:product_type>Getränke &gt; Wasser</g:product_type>
<g:shipping><g:price>3.90 EUR</g:price></g:shipping>
</item>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0">
<entry><id>https://example.com/v</id><g:id>v-6</g:id><g:title>Volvic</g:title><g:price>EUR 4.99</g:price></entry></feed>"""
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + RSS.partition("?>")[2]
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + RSS.partition("?>")[2]


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_rss_items_become_rows(tmp_path: Path) -> None:
    feed = open_feed(write(tmp_path / "x.xml", RSS.format(ITEM)))
    (row,) = feed.entries
    assert (feed.format, feed.partial) == (FeedFormat.GOOGLE, True)
    assert isinstance(row, Row)
    assert row.line == 3
    assert row.cells == {
        "sku": "v-6",
        "gtin": "4006381333931",
        "brand": "Volvic",
        "name_de": "Volvic Naturelle 6 x 1,5 l",
        "price": "4,99 EUR",
        "currency": "EUR",
        "category": "wasser",
        "stock": "0",
        "pack_size": "6",
        "pack_unit": "piece",
        "content": "9000",
        "content_unit": "ml",
    }


def test_googles_own_id_wins_in_atom(tmp_path: Path) -> None:
    (row,) = open_feed(write(tmp_path / "x.xml", ATOM)).entries
    assert isinstance(row, Row)
    assert (row.cells["sku"], row.cells["price"]) == ("v-6", "EUR 4.99")


def test_tab_separated_feed_reads_alike(tmp_path: Path) -> None:
    text = "id\ttitle\tprice\titem group id\tcolor\nv-6\tVolvic\t4.99 EUR\tvolvic\tblau\n"
    feed = open_feed(write(tmp_path / "x.txt", text))
    (row,) = feed.entries
    assert feed.format == FeedFormat.GOOGLE
    assert isinstance(row, Row)
    assert (row.cells["variant_group"], row.cells["variant_de"]) == ("volvic", "blau")


@pytest.mark.parametrize("bomb", [BOMB, OUTSIDE], ids=["entities", "outside file"])
def test_declared_entities_are_refused(tmp_path: Path, bomb: str) -> None:
    item = ITEM.replace("Volvic Naturelle", "&a;")
    with pytest.raises(InvalidInputError, match=r"x\.xml: the feed declares a document type or entities"):
        open_feed(write(tmp_path / "x.xml", bomb.format(item)))


def test_cut_feed_keeps_what_was_whole(tmp_path: Path) -> None:
    text = RSS.format(ITEM + ITEM[:80])
    first, second = open_feed(write(tmp_path / "x.xml", text)).entries
    assert isinstance(first, Row)
    assert isinstance(second, RowError)
    assert "cannot be read from here on" in str(second)


def test_endless_field_is_cut_and_refused_later(tmp_path: Path) -> None:
    (row,) = open_feed(write(tmp_path / "x.xml", RSS.format(ITEM.replace("Volvic", "x" * 300_000, 1)))).entries
    assert isinstance(row, Row)
    assert len(row.cells["name_de"]) == 2000


def test_endless_tag_ends_the_reading(tmp_path: Path) -> None:
    text = RSS.format(f'{ITEM}<item a="{"x" * (2 * MAX_CELL)}"/>')
    entries = list(open_feed(write(tmp_path / "x.xml", text)).entries)
    assert isinstance(entries[0], Row)
    assert str(entries[1]).endswith(f"cannot be read from here on: longer than {MAX_CELL} characters")
