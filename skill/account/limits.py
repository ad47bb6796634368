"""Show and set how much may be spent by voice."""

from __future__ import annotations

from flask import request

from skill.account.amounts import FIELDS, shown_limits, typed_limits
from skill.account.labels import money_text
from skill.account.visit import WRONG, Answer, Visit
from skill.domain.errors import InvalidInputError, RefusedError
from skill.services.change_profile import stamp_of
from skill.services.set_limits import set_limits


def show(visit: Visit) -> Answer:
    """Return the form with the customer's own limits."""
    return _page(visit, shown_limits(visit.customer.limits, visit.language))


def store(visit: Visit) -> Answer:
    """Store the customer's own limits."""
    typed = typed_limits(visit)
    if typed.wrong:
        return _page(visit, typed.texts, visit.words["wrong_amount"], typed.wrong)
    stamp = request.form.get("stamp", "")
    try:
        set_limits(visit.shop, visit.merchant, visit.account.customer_id, typed.limits, stamp=stamp)
    except InvalidInputError as error:
        return _page(visit, typed.texts, visit.words["wrong_amount"], (str(error),))
    except RefusedError as error:
        return _page(visit, typed.texts, visit.sentence(error))
    return visit.go("limits", "limits_set")


def _page(visit: Visit, texts: dict[str, str], wrong: str = "", fields: tuple[str, ...] = ()) -> Answer:
    allowed = {name: getattr(visit.merchant.limits, name) for name in FIELDS}
    most = {name: money_text(limit, visit.language) for name, limit in allowed.items() if limit}
    stamp = stamp_of(visit.customer.limits)
    values = {"texts": texts, "most": most, "stamp": stamp, "wrong": wrong, "fields": fields}
    return visit.show("limits", WRONG if wrong else 200, **values)
