from __future__ import annotations

from collections.abc import Callable

import pytest

from skill.cli import main
from skill.domain.cases import Case, CaseKind, Remedy
from skill.local_shop import LocalShop
from skill.services.declare_as_guest import GuestForm, declare_as_guest
from skill.services.declare_case import Declaration, declare_case
from skill.services.edit_stock import stock_of
from skill.services.show_mails import sent_mails
from skill.services.show_orders import recent_orders
from tests.local_shops import local, seeded

__all__ = ["local", "seeded"]

RAZORS, LATE, PAMPERS = "4688-2999", "2936-2994", "3184-3126"
BLADES, FILTER, SIZE_FIVE = "gillette-fusion5-klingen-8", "brita-maxtra-pro-3", "pampers-baby-dry-5-92"

Run = Callable[..., str]


@pytest.fixture
def run(local: LocalShop, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run one command on the opened shop, on its Monday."""
    monkeypatch.setenv("ZURUF_STORE", "sqlite:///shop.sqlite3")
    monkeypatch.setenv("ZURUF_NOW", "2026-11-23T10:00")
    assert local.merchant.id == "lindenmarkt"

    def run_it(*arguments: str, code: int = 0) -> str:
        assert main(list(arguments)) == code
        printed = capsys.readouterr()
        return printed.err if code else printed.out

    return run_it


def declared(
    local: LocalShop, number: str, kind: CaseKind = CaseKind.WITHDRAWAL, remedy: Remedy = Remedy.REFUND
) -> Case:
    order = next(o for o in recent_orders(local.shop, local.merchant.id, "demo-anna") if o.number == number)
    wish = Declaration(order, kind, remedy, {}, reason="zu klein", locale="de-DE", channel="text")
    found = declare_case(local.shop, wish, merchant=local.merchant)
    local.shop.table.write(*found.changes)
    return found.case


def subjects(local: LocalShop) -> list[object]:
    return [mail["subject"] for mail in sent_mails(local.shop, local.merchant.id)]


def test_nothing_is_open_at_first(run: Run) -> None:
    assert run("cases") == "No case is open. All of them: --all\n"
    assert run("cases", "--all") == "Nobody gave anything back or complained.\n"


def test_list_says_what_to_do(run: Run, local: LocalShop) -> None:
    case = declared(local, RAZORS)
    assert run("cases").splitlines() == [
        "2026-11-23 10:00  withdrawal of order 4688-2999: awaiting_goods",
        f"    1 × Gillette Fusion5 Rasierklingen, 8 Stück  ({BLADES})",
        f"    1 × Brita Maxtra Pro All-in-1, 3 Stück  ({FILTER})",
        "    refund 50,98\xa0€",
        f"    return code {case.return_code}, to be posted by 2026-12-07",
        "    the customer says: zu klein",
        f"    demo-anna  ({case.case_id}); goods are to come back: receive",
    ]


def test_received_goods_are_restocked_and_refunded(run: Run, local: LocalShop) -> None:
    case = declared(local, RAZORS)
    before = stock_of(local.shop, "lindenmarkt", BLADES).free
    run("cases", "receive", case.return_code)
    shown = run("cases", "--all")
    assert "withdrawal of order 4688-2999: settled" in shown
    assert "refund 50,98\xa0€, asked for on 2026-11-23" in shown
    assert stock_of(local.shop, "lindenmarkt", BLADES).free == before + 1
    run("mails")
    assert "Deine Erstattung von 50,98\xa0€ ist unterwegs" in subjects(local)


def test_scrap_goes_on_no_shelf(run: Run, local: LocalShop) -> None:
    declared(local, RAZORS)
    before = stock_of(local.shop, "lindenmarkt", BLADES).free
    run("cases", "receive", RAZORS, "--scrap")
    assert stock_of(local.shop, "lindenmarkt", BLADES).free == before


def test_what_really_came_back_is_restocked(run: Run, local: LocalShop) -> None:
    declared(local, PAMPERS, CaseKind.WRONG_ITEM, Remedy.REPLACE)
    before = stock_of(local.shop, "lindenmarkt", SIZE_FIVE).free
    assert "settled" in run("cases", "receive", PAMPERS, "--restock", f"{SIZE_FIVE}=1")
    assert stock_of(local.shop, "lindenmarkt", SIZE_FIVE).free == before + 1


def test_refusal_reaches_the_customer(run: Run, local: LocalShop) -> None:
    declared(local, RAZORS)
    assert "refused: Das Siegel war gebrochen." in run(
        "cases", "refuse", RAZORS, "--reason", "Das Siegel war gebrochen."
    )
    assert "Zu deiner Bestellung 4688-2999 bei Lindenmarkt" in subjects(local)


def test_one_product_is_refused_alone(run: Run, local: LocalShop) -> None:
    declared(local, RAZORS)
    run("cases", "refuse", RAZORS, "--reason", "benutzt", "--sku", FILTER)
    assert "refund 31,99\xa0€" in run("cases")


def test_late_withdrawal_is_accepted(run: Run, local: LocalShop) -> None:
    declared(local, LATE)
    assert "judge it: accept or refuse" in run("cases")
    assert "goods are to come back: receive" in run("cases", "accept", LATE)


def test_declaration_is_matched_by_hand(run: Run, local: LocalShop) -> None:
    form = GuestForm("d-1", "Anna Berger", "anna@work.example", "unbekannt", "die Klingen", "de-DE")
    declare_as_guest(local.shop, form, merchant=local.merchant)
    assert "Anna Berger <anna@work.example>: die Klingen" in run("cases")
    assert "refund 31,99\xa0€" in run("cases", "match", "d-1", RAZORS, "--sku", BLADES)
    assert "fits nothing" not in run("cases")


def test_declaration_forges_no_entry_of_the_list(run: Run, local: LocalShop) -> None:
    wish = "alles\n2026-11-23 10:00  withdrawal of order 4688-2999: received"
    declare_as_guest(local.shop, GuestForm("d-1", "A", "a@b.de", "x", wish, "de-DE"), merchant=local.merchant)
    assert "    A <a@b.de>: alles 2026-11-23 10:00 withdrawal of order" in run("cases")
    assert len(run("cases").splitlines()) == 3


def test_store_is_named_before_or_after(run: Run, local: LocalShop) -> None:
    declared(local, LATE)
    store = ("--store", "sqlite:///shop.sqlite3")
    assert "awaiting_goods" in run("cases", *store, "accept", LATE)
    assert "refused" in run("cases", "refuse", LATE, "--reason", "zu alt", *store)


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["receive", "nonsense"], "there is no case 'nonsense'"),
        (["receive", "9999-9999"], "give a case id, a return code or an order number"),
        (["receive", RAZORS, "--restock", "blades"], "write SKU=N, for example"),
        (["receive", RAZORS, "--restock", "gold=1"], "there is no product gold in stock"),
        (["receive", RAZORS, "--restock", f"{BLADES}=1", "--scrap"], "exclude each other"),
        (["refuse", RAZORS, "--reason", " "], "a refusal needs a reason"),
        (["refuse", RAZORS, "--reason", "x", "--sku", "gold"], "is not about gold, but about"),
        (["match", "d-9", RAZORS], "there is no declaration 'd-9'"),
    ],
)
def test_mistakes_are_explained(run: Run, local: LocalShop, arguments: list[str], complaint: str) -> None:
    case = declared(local, RAZORS)
    assert complaint in run("cases", *arguments, code=2)
    assert f"({case.case_id}); goods are to come back: receive" in run("cases")
