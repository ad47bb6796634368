"""Obey stage directions about what follows an order: parcels come back, the shop judges, days pass, gifts stay secret."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from skill.domain.cases import CaseState
from skill.domain.merchant import ReturnSlip
from skill.services.judge_case import accept, refuse
from skill.services.receive_goods import receive_goods
from skill.services.records import keys
from skill.services.records.cases import recent_cases
from skill.services.records.customers import customer_from, put_customer
from skill.services.records.merchants import put_settings
from tests.conversations.directions import STAGE
from tests.conversations.theatre import MERCHANT

if TYPE_CHECKING:
    from skill.domain.cases import Case
    from tests.conversations.performance import Performance

_DAYS = {
    "zwei": 2,
    "two": 2,
    "drei": 3,
    "three": 3,
    "fünf": 5,
    "five": 5,
    "zehn": 10,
    "ten": 10,
    "zwanzig": 20,
    "twenty": 20,
}


@STAGE.plays(r"(\w+) Tage später", r"(\w+) days later")
def _days_later(performance: Performance, number: str) -> None:
    performance.theatre.pass_time(timedelta(days=_DAYS[number]))
    performance.actor.leave()


@STAGE.plays(r"will nicht, dass Geschenke verraten werden", r"wants gifts to stay a secret")
def _discreet(performance: Performance) -> None:
    memory, key = performance.theatre.memory, keys.profile(keys.customer(MERCHANT, performance.actor.customer))
    memory.write(put_customer(key, replace(customer_from(memory.get(key), ""), discreet=True)))


@STAGE.plays(r"der Laden schickt Etiketten", r"the shop sends labels")
def _labels(performance: Performance) -> None:
    settings = performance.theatre.settings
    returns = replace(settings.merchant.returns, slip=ReturnSlip.LABEL)
    merchant = replace(settings.merchant, returns=returns)
    performance.theatre.memory.write(put_settings(replace(settings, merchant=merchant)))


@STAGE.plays(r"die Ware ist zurück", r"the goods are back")
def _goods_are_back(performance: Performance) -> None:
    theatre = performance.theatre
    for case in _cases(performance, CaseState.AWAITING_GOODS):
        before = {line.sku: theatre.stock(line.sku)[0] for line in case.lines}
        receive_goods(theatre.shop, case, merchant=theatre.settings.merchant)
        for sku, free in before.items():
            performance.ledger.restocked(sku, theatre.stock(sku)[0] - free)
    theatre.work_off()


@STAGE.plays(r"der Laden gibt statt", r"the shop accepts")
def _accepted(performance: Performance) -> None:
    for case in _cases(performance, CaseState.DECLARED):
        accept(performance.theatre.shop, case, merchant=performance.theatre.settings.merchant)


@STAGE.plays(r"der Laden lehnt ab: (.+)", r"the shop refuses: (.+)")
def _refused(performance: Performance, reason: str) -> None:
    for case in _cases(performance, CaseState.DECLARED):
        refuse(performance.theatre.shop, case, reason, merchant=performance.theatre.settings.merchant)


def _cases(performance: Performance, state: CaseState) -> list[Case]:
    owner = keys.customer(MERCHANT, performance.actor.customer)
    return [case for case in recent_cases(performance.theatre.memory, owner) if case.state is state]
