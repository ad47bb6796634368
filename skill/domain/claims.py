"""Say which packs of an order a declaration is about, none of them twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from skill.domain.cases import Case, CaseKind, CaseState, Remedy
from skill.domain.errors import InvalidInputError, NotFoundError, TooManyPacksError
from skill.domain.order import Order


def claimable(order: Order, kind: CaseKind, known: Iterable[Case], *, about: str) -> dict[str, int]:
    """Return how many packs of each product can still be declared about.

    Packs given back in money are gone; packs replaced cannot be complained of again, except through
    the replacement itself, the order `about`: then only what was replaced since counts. Money may still be
    asked for what was replaced. `known` begins with the newest.
    """
    again = kind not in {CaseKind.WITHDRAWAL, CaseKind.RETURN}
    replaced = _replaced(known, about) if again else Counter[str]()
    return {line.sku: max(0, line.kept - replaced[line.sku]) for line in order.lines}


def claimed(wanted: Mapping[str, int], left: Mapping[str, int], kind: CaseKind) -> dict[str, int]:
    """Return the packs a declaration covers: everything left where none are named, nothing where all were before.

    Raises `NotFoundError`, `InvalidInputError` or, for more packs than are left, `TooManyPacksError`;
    a withdrawal from more packs than there are is one from all of them.
    """
    for sku, packs in wanted.items():
        _refuse_nonsense(sku, packs, left)
        if kind is not CaseKind.WITHDRAWAL and 0 < left[sku] < packs:
            raise TooManyPacksError(sku, left[sku])
    meant = wanted or left
    return {sku: min(packs, left[sku]) for sku, packs in meant.items() if left[sku]}


def repeated_by(known: Iterable[Case], skus: Iterable[str]) -> Case | None:
    """Return the newest case about some of these products that stands; `known` begins with the newest."""
    wanted = frozenset(skus)
    return next(
        (case for case in known if case.state is not CaseState.REFUSED and wanted & {line.sku for line in case.lines}),
        None,
    )


def credit(order: Order, case: Case) -> Order:
    """Return the order with a case's packs counted as given back in money; a replacement gives none back."""
    return _credited(order, case, 1)


def uncredit(order: Order, case: Case) -> Order:
    """Return the order as if the case had never been declared."""
    return _credited(order, case, -1)


def _credited(order: Order, case: Case, sign: int) -> Order:
    if case.remedy is Remedy.REPLACE:
        return order
    packs = {line.sku: sign * line.quantity for line in case.lines}
    lines = tuple(replace(line, credited=line.credited + packs.get(line.sku, 0)) for line in order.lines)
    with_delivery = case.refund.amount > case.goods.amount
    return replace(order, lines=lines, delivery_credited=sign > 0 if with_delivery else order.delivery_credited)


def _replaced(known: Iterable[Case], about: str) -> Counter[str]:
    packs: Counter[str] = Counter()
    for case in known:
        if case.replacement and case.replacement == about:
            break
        if case.remedy is Remedy.REPLACE and case.state is not CaseState.REFUSED:
            packs.update({line.sku: line.quantity for line in case.lines})
    return packs


def _refuse_nonsense(sku: str, packs: int, left: Mapping[str, int]) -> None:
    if sku not in left:
        raise NotFoundError(sku)
    if packs < 1:
        msg = f"{sku}: {packs} packs cannot be declared about"
        raise InvalidInputError(msg)
