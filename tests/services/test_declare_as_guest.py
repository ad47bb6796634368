from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from skill.domain.cases import CaseKind, CaseState
from skill.domain.errors import NotFoundError, RefusedError
from skill.services.declare_as_guest import GuestForm, declare_as_guest, match_declaration
from skill.services.records import keys
from skill.services.records.cases import find_case, recent_cases
from skill.services.records.declarations import GuestDeclaration, find_declaration
from skill.services.records.outbox import event_from
from skill.services.table import Put
from skill.settings import DEMO_MERCHANT
from tests.reliability.contents import items_of
from tests.services.cases import ARIEL_ORDER, BRITA, GILLETTE, RAZOR_ORDER, declare, numbered
from tests.stage import Stage

FORM = GuestForm("d-1", "Anna Berger", "anna@kunden.example", RAZOR_ORDER, "", "de-DE")


def sent(stage: Stage, form: GuestForm = FORM) -> GuestDeclaration:
    return declare_as_guest(stage.shop, form, merchant=stage.merchant)


def receipts(stage: Stage) -> list[str]:
    waiting = [event_from(item) for item in items_of(stage.table) if item.key.sort == "event"]
    return sorted(str(event.payload["template"]) for event in waiting)


def test_fitting_declaration_becomes_a_case(stage: Stage) -> None:
    declaration = sent(stage)
    case = find_case(stage.table, stage.owner, declaration.case_id)
    assert case is not None
    assert (case.kind, case.state, case.channel) == (CaseKind.WITHDRAWAL, CaseState.AWAITING_GOODS, "web")
    assert [line.sku for line in case.lines] == [GILLETTE, BRITA]
    assert receipts(stage) == ["return_instructions", "withdrawal_received"]


@pytest.mark.parametrize(
    "form",
    [
        replace(FORM, email="eve@example.com"),
        replace(FORM, order_number="0000-0000"),
        replace(FORM, order_number="unbekannt"),
        replace(FORM, text="eine von beiden"),
    ],
    ids=["other address", "other number", "no number", "unclear goods"],
)
def test_unfitting_declaration_is_kept_and_acknowledged(stage: Stage, form: GuestForm) -> None:
    declaration = sent(stage, form)
    assert find_declaration(stage.table, DEMO_MERCHANT, "d-1") == replace(declaration, version=1)
    assert (declaration.case_id, recent_cases(stage.table, stage.owner)) == ("", ())
    assert receipts(stage) == ["withdrawal_received_guest"]


@pytest.mark.parametrize("number", ["4688-2999", "46882999", "Nr. 4688 2999"])
@pytest.mark.parametrize("email", ["anna@kunden.example", " Anna@Kunden.Example "])
def test_spelling_does_not_matter(stage: Stage, number: str, email: str) -> None:
    assert sent(stage, replace(FORM, order_number=number, email=email)).case_id != ""


def test_named_product_alone_is_meant(stage: Stage) -> None:
    case = find_case(stage.table, stage.owner, sent(stage, replace(FORM, text="die Gillette Klingen")).case_id)
    assert case is not None
    assert case.reason == "die Gillette Klingen"
    assert [line.sku for line in case.lines] == [GILLETTE]


def test_form_sent_twice_is_one_declaration(stage: Stage) -> None:
    first = sent(stage)
    before = items_of(stage.table)
    again = sent(stage.wait(minutes=1), replace(FORM, name="Anna"))
    assert replace(again, version=0) == first
    assert items_of(stage.table) == before


def test_second_form_is_acknowledged_too(stage: Stage) -> None:
    first = sent(stage)
    second = sent(stage, replace(FORM, declaration_id="d-2"))
    assert second.case_id == first.case_id
    assert receipts(stage) == ["return_instructions", "withdrawal_received", "withdrawal_received_guest"]
    assert len(recent_cases(stage.table, stage.owner)) == 1


def test_declaration_is_matched_as_of_its_time(stage: Stage) -> None:
    sent(stage, replace(FORM, email="anna@work.example"))
    case = match_declaration(
        stage.wait(days=30).shop, "d-1", RAZOR_ORDER, merchant=stage.merchant, skus=frozenset({BRITA})
    )
    assert (case.declared_at, case.state) == (datetime(2026, 11, 23, 9, 0, tzinfo=UTC), CaseState.AWAITING_GOODS)
    assert [line.sku for line in case.lines] == [BRITA]
    found = find_declaration(stage.table, DEMO_MERCHANT, "d-1")
    assert found is not None
    assert found.case_id == case.case_id


def test_matching_twice_is_refused(stage: Stage) -> None:
    sent(stage, replace(FORM, order_number="?"))
    match_declaration(stage.shop, "d-1", RAZOR_ORDER, merchant=stage.merchant)
    with pytest.raises(RefusedError, match=r"is case .* already"):
        match_declaration(stage.shop, "d-1", ARIEL_ORDER, merchant=stage.merchant)


def test_matching_to_nothing_is_refused(stage: Stage) -> None:
    sent(stage, replace(FORM, order_number="?"))
    before = items_of(stage.table)
    with pytest.raises(NotFoundError, match="no order '0000-0000'"):
        match_declaration(stage.shop, "d-1", "0000-0000", merchant=stage.merchant)
    with pytest.raises(NotFoundError, match="no declaration 'd-7'"):
        match_declaration(stage.shop, "d-7", RAZOR_ORDER, merchant=stage.merchant)
    with pytest.raises(NotFoundError, match="has no gold"):
        match_declaration(stage.shop, "d-1", RAZOR_ORDER, merchant=stage.merchant, skus=frozenset({"gold"}))
    assert items_of(stage.table) == before


def test_number_without_its_order_fits_nothing(stage: Stage) -> None:
    key = keys.order_number(DEMO_MERCHANT, "1111-2222")
    item = stage.table.get(keys.order_number(DEMO_MERCHANT, RAZOR_ORDER))
    assert item is not None
    stage.table.write(Put(key, {**item.attributes, "order_id": "o-none"}))
    assert sent(stage, replace(FORM, order_number="1111-2222")).case_id == ""


def test_declared_before_by_voice_is_the_same_case(stage: Stage) -> None:
    case = declare(stage, numbered(stage, RAZOR_ORDER)).case
    assert sent(stage).case_id == case.case_id
