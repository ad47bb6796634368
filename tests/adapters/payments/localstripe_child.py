"""Pay at localstripe inside a network of its own, and print what happened as JSON; run by test_localstripe.py."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from skill.adapters.clock import SystemClock
from skill.adapters.stripe_access import StripeAccess
from skill.adapters.stripe_api import StripeApi
from skill.adapters.stripe_payers import StripePayers
from skill.adapters.stripe_payments import StripePayments, StripeTerms
from skill.adapters.stripe_records import find_asked, put_asked
from skill.adapters.table.memory import MemoryTable
from skill.domain.customer import MethodKind
from skill.domain.errors import ShopError
from skill.domain.money import Money
from skill.services.ports import PaymentRequest, PaymentResult, PaymentStatus, SetUpRequest

ROOT = Path(__file__).resolve().parents[3]
PYTHON, PORT = str(ROOT / "var" / "localstripe-venv" / "bin" / "python"), 8420
TOTAL = Money(539)
CARDS = {"ok": "4242424242424242", "declined": "4000000000000341", "authentication": "4000002500003155"}
IBANS = {"sepa": "DE89370400440532013000", "sepa_fails": "DE62370400440532013001"}


class Till:
    """Hold the adapter and one customer's methods."""

    def __init__(self) -> None:
        clock = SystemClock()
        self.table = MemoryTable(clock=clock)
        self.api = StripeApi(StripeAccess("sk_test_local", f"http://127.0.0.1:{PORT}"))
        self.payments = StripePayments(self.table, self.api, StripeTerms("https://shop.example/konto"), clock=clock)
        wish = SetUpRequest("m1", "c1", "Lea", "lea@example.org", MethodKind.CARD, "https://x.example", "de", "k")
        self.payer = StripePayers(self.table, self.api).require(wish).stripe_customer
        self.orders = 0

    def order(self, plays: str) -> PaymentRequest:
        self.orders += 1
        return PaymentRequest(f"o-{self.orders}", "c1", f"stripe:{self.method(plays)}", TOTAL, "Lindenmarkt", "m1")

    def method(self, plays: str) -> str:
        if plays in IBANS:
            details: dict[str, object] = {"type": "sepa_debit", "sepa_debit": {"iban": IBANS[plays]}}
        else:
            card = {"number": CARDS[plays], "exp_month": 3, "exp_year": 2030, "cvc": "123"}
            details = {"type": "card", "card": card}
        made = str(self.api.post("/v1/payment_methods", **details).body["id"])
        self.api.post(f"/v1/payment_methods/{made}/attach", customer=self.payer)
        return made

    def pay(self, plays: str = "ok") -> str:
        request = self.order(plays)
        self.payments.authorise(request)
        return request.order_id


def holds_and_captures(till: Till) -> list[PaymentResult]:
    order = till.pay()
    return [till.payments.look_up(order), till.payments.capture(order, TOTAL), till.payments.look_up(order)]


def captures_a_part(till: Till) -> list[PaymentResult]:
    return [till.payments.capture(till.pay(), Money(500))]


def releases(till: Till) -> list[PaymentResult]:
    order = till.pay()
    return [till.payments.void(order), till.payments.look_up(order)]


def declines(till: Till) -> list[PaymentResult]:
    request = till.order("declined")
    return [till.payments.authorise(request), till.payments.look_up(request.order_id)]


def collects_debits(till: Till) -> list[PaymentResult]:
    request = till.order("sepa")
    return [till.payments.authorise(request), _ended(till, request.order_id)]


def sees_debits_fail(till: Till) -> list[PaymentResult]:
    return [_ended(till, till.pay("sepa_fails"))]


def refunds(till: Till) -> list[object]:
    order = till.pay()
    till.payments.capture(order, TOTAL)
    till.payments.refund(order, Money(200), "k1")
    till.payments.refund(order, Money(200), "k1")
    intent = till.payments.look_up(order).reference
    return [row["amount"] for row in till.api.get("/v1/refunds", payment_intent=intent).body["data"]]


def finds_by_metadata(till: Till) -> list[object]:
    order = till.pay()
    known = till.payments.look_up(order)
    asked = find_asked(till.table, order)
    assert asked is not None
    till.table.write(put_asked(replace(asked, intent_id="")))
    return [till.payments.look_up(order) == known]


def wants_the_customer(till: Till) -> list[object]:
    waits = till.payments.authorise(till.order("authentication"))
    return [waits.status.value, waits.action_url]


def ignores_keys(till: Till) -> list[object]:
    wish = {"amount": 100, "currency": "eur", "customer": till.payer, "idempotency_key": "k1"}
    return [len({till.api.post("/v1/payment_intents", **wish).body["id"] for _ in range(2)})]


def refunds_too_much(till: Till) -> list[object]:
    order = till.pay()
    intent = till.payments.capture(order, TOTAL).reference
    refused = _named(lambda: till.payments.refund(order, Money(540), "k1"))
    return [refused, till.api.post("/v1/refunds", payment_intent=intent, amount=540).body["status"]]


CASES: tuple[Callable[[Till], list[Any]], ...] = (
    *(holds_and_captures, captures_a_part, releases, declines, collects_debits, sees_debits_fail, refunds),
    *(finds_by_metadata, wants_the_customer, ignores_keys, refunds_too_much),
)


def main() -> None:
    command = [PYTHON, str(ROOT / "tests" / "fakes" / "localstripe_start.py"), str(PORT)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:  # noqa: S603 - our own program
        try:
            _wait()
            till = Till()
            print(json.dumps({case.__name__: [_plain(row) for row in _run(case, till)] for case in CASES}))  # noqa: T201 - read by the test
            till.api.close()
        finally:
            server.terminate()


def _run(case: Callable[[Till], list[Any]], till: Till) -> list[Any]:
    try:
        return case(till)
    except ShopError as error:
        return [f"{type(error).__name__}: {error}"]


def _ended(till: Till, order_id: str) -> PaymentResult:
    """Return what became of a debit; localstripe takes half a second for what takes a bank days."""
    known = till.payments.look_up(order_id)
    for _ in range(100):
        if known.status is not PaymentStatus.PROCESSING:
            break
        time.sleep(0.1)
        known = till.payments.look_up(order_id)
    return known


def _wait() -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", PORT), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    sys.exit("localstripe did not start")


def _named(call: Callable[[], object]) -> str:
    try:
        call()
    except ShopError as error:
        return type(error).__name__
    return "nothing was refused"


def _plain(row: Any) -> Any:
    if not isinstance(row, PaymentResult):
        return row
    return {"status": row.status.value, "captured": row.captured, "reason": row.reason}


if __name__ == "__main__":
    main()
