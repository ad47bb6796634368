"""Check what a play says of the books: orders, money, cart, mails, evidence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from skill.domain.cart import CartLine
from skill.domain.order import CheckoutState, Order
from skill.services.records import keys
from skill.services.records.customers import cart_from
from skill.services.request_callback import requested_callbacks
from tests.conversations.repertoire import Repertoire, lines_in, money_in
from tests.conversations.theatre import MERCHANT

if TYPE_CHECKING:
    from tests.conversations.performance import Performance

BOOKS = Repertoire()


@BOOKS.plays(r"ordered (.+) for (\S+)")
def _ordered(performance: Performance, listed: str, total: str) -> None:
    performance.ledger.declared += 1
    order = _latest(performance)
    bought = tuple(CartLine(line.sku, line.quantity) for line in order.lines)
    assert (bought, order.total, order.state) == (lines_in(listed), money_in(total), CheckoutState.COMPLETED)


@BOOKS.plays(r"nothing ordered")
def _nothing_ordered(performance: Performance) -> None:
    assert len(performance.ledger.placed()) == performance.ledger.declared


@BOOKS.plays(r"nothing charged")
def _nothing_charged(performance: Performance) -> None:
    performance.theatre.work_off()
    books = [performance.theatre.books(order) for order in performance.ledger.new_orders()]
    assert sum(book.captured.amount for book in books if book) == 0


@BOOKS.plays(r"charged (\S+)")
def _charged(performance: Performance, total: str) -> None:
    performance.theatre.work_off()
    books = [performance.theatre.books(order) for order in performance.ledger.new_orders()]
    assert sum((book.captured - book.refunded).amount for book in books if book) == money_in(total).amount


@BOOKS.plays(r"order state (\w+)")
def _state(performance: Performance, state: str) -> None:
    assert performance.ledger.new_orders()[-1].state is CheckoutState(state)


@BOOKS.plays(r"cart (.+)")
def _cart(performance: Performance, listed: str) -> None:
    owner = keys.customer(MERCHANT, performance.actor.customer)
    lines = cart_from(performance.theatre.memory.get(keys.cart(owner))).lines
    assert lines == (() if listed == "empty" else lines_in(listed))


@BOOKS.plays(r"no mail says (.+)")
def _no_mail_says(performance: Performance, words: str) -> None:
    assert not [mail for mail in performance.theatre.mails() if words in str(mail["text"])]


@BOOKS.plays(r"mail says (.+)")
def _mail_says(performance: Performance, words: str) -> None:
    texts = [str(mail["text"]) for mail in performance.theatre.mails()]
    assert any(words in text for text in texts), texts


@BOOKS.plays(r"mail (.+)")
def _mail(performance: Performance, subject: str) -> None:
    """Expect one mail besides the confirmations of orders."""
    performance.ledger.letters += 1
    performance.theatre.work_off()
    found = [str(mail["subject"]) for mail in performance.theatre.mails()]
    assert any(re.search(subject, sent) for sent in found), found


@BOOKS.plays(r"call-back listed")
def _callback(performance: Performance) -> None:
    (listed,) = requested_callbacks(performance.theatre.shop, MERCHANT)
    assert listed.customer_id == performance.actor.customer


@BOOKS.plays(r"consent to (.+)")
def _consent(performance: Performance, words: str) -> None:
    order = _latest(performance)
    item = performance.theatre.memory.get(keys.evidence(keys.customer(MERCHANT, order.customer_id), order.order_id))
    assert item is not None
    assert words in str(item.attributes["question_text"]), item.attributes["question_text"]


@BOOKS.plays(r"card says (.+)")
def _card_says(performance: Performance, words: str) -> None:
    said = performance.said
    assert said is not None
    assert words in f"{said.card_title}\n{said.card_text}", said.card_text


@BOOKS.plays(r"account card")
def _account_card(performance: Performance) -> None:
    assert performance.said is not None
    assert performance.said.link_account or performance.channel == "text"


def _latest(performance: Performance) -> Order:
    placed = performance.ledger.placed()
    assert placed, "nothing was ordered"
    return placed[-1]
