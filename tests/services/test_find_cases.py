from __future__ import annotations

import pytest

from skill.domain.cases import CaseKind
from skill.domain.errors import NotFoundError
from skill.services.find_cases import case_named, listed_cases
from skill.services.judge_case import refuse
from skill.settings import DEMO_MERCHANT
from tests.services.cases import ARIEL_ORDER, RAZOR_ORDER, declare, numbered
from tests.stage import Stage


def test_newest_cases_come_first(stage: Stage) -> None:
    first = declare(stage, numbered(stage, RAZOR_ORDER)).case
    second = declare(stage, numbered(stage.wait(minutes=1), ARIEL_ORDER), CaseKind.DAMAGED).case
    stage.work_off().wait(minutes=1)
    named = [case.case_id for case in listed_cases(stage.shop, DEMO_MERCHANT, only_open=False)]
    assert named == [second.case_id, first.case_id]
    assert [case.case_id for case in listed_cases(stage.shop, DEMO_MERCHANT, only_open=True)] == [first.case_id]
    assert len(listed_cases(stage.shop, DEMO_MERCHANT, only_open=False, limit=1)) == 1


def test_case_is_found_by_each_name(stage: Stage) -> None:
    case = declare(stage, numbered(stage, RAZOR_ORDER)).case
    stage.wait(minutes=1)
    for name in (case.case_id, case.return_code, case.return_code.lower(), RAZOR_ORDER, f" {RAZOR_ORDER} "):
        assert case_named(stage.shop, DEMO_MERCHANT, name).case_id == case.case_id


def test_open_case_of_an_order_is_meant(stage: Stage) -> None:
    refused = declare(stage, numbered(stage, RAZOR_ORDER)).case
    refuse(stage.shop, refused, "benutzt", merchant=stage.merchant)
    again = declare(stage, numbered(stage, RAZOR_ORDER)).case
    assert case_named(stage.shop, DEMO_MERCHANT, RAZOR_ORDER).case_id == again.case_id
    assert case_named(stage.shop, DEMO_MERCHANT, refused.return_code).case_id == refused.case_id


@pytest.mark.parametrize("name", ["", "nonsense", "9999-9999", RAZOR_ORDER, "4688-2999-ZZZZ", "case-7"])
def test_unknown_names_are_told(stage: Stage, name: str) -> None:
    with pytest.raises(NotFoundError, match="give a case id, a return code or an order number"):
        case_named(stage.shop, DEMO_MERCHANT, name)


def test_many_cases_are_paged_through(stage: Stage) -> None:
    case = declare(stage, numbered(stage, RAZOR_ORDER)).case
    for number in range(120):
        refuse(stage.shop, case, f"nein {number}", merchant=stage.merchant)
        case = declare(stage, numbered(stage.wait(seconds=1), RAZOR_ORDER)).case
    stage.wait(minutes=1)
    listed = listed_cases(stage.shop, DEMO_MERCHANT, only_open=False, limit=500)
    assert len(listed) == 121
    assert case_named(stage.shop, DEMO_MERCHANT, listed[-1].case_id) == listed[-1]
