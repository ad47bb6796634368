"""Set, change, remove and reset the voice code; its digits never come back to a page."""

from __future__ import annotations

import secrets

from flask import request

from skill.account.visit import WRONG, Answer, Visit
from skill.domain.errors import InvalidInputError, RefusedError
from skill.services.check_voice_code import Guess
from skill.services.set_voice_code import forget_voice_code, read_voice_code, remove_voice_code, set_voice_code


def show(visit: Visit) -> Answer:
    """Return how the code stands, and the forms that fit."""
    return _page(visit)


def store(visit: Visit) -> Answer:
    """Set a first code, or another one."""
    digits = request.form.get("digits", "")
    if digits != request.form.get("again", ""):
        return _page(visit, visit.words["codes_differ"])
    try:
        set_voice_code(visit.shop, visit.account, digits, _old(), locale=visit.locale)
    except (RefusedError, InvalidInputError) as error:
        return _page(visit, visit.sentence(error))
    return visit.go("code", "code_set")


def remove(visit: Visit) -> Answer:
    """Take the code away."""
    try:
        remove_voice_code(visit.shop, visit.account, _old(), locale=visit.locale)
    except RefusedError as error:
        return _page(visit, visit.sentence(error))
    return visit.go("code", "code_removed")


def forget(visit: Visit) -> Answer:
    """Lock a code that is forgotten, and mail the link to a new one."""
    forget_voice_code(visit.shop, visit.account, locale=visit.locale)
    return visit.go("code", "code_mailed")


def _old() -> Guess:
    """Return what was typed as the present code; a form that is sent twice is one guess."""
    return Guess(request.form.get("old", ""), f"page:{request.form.get('form', '')[:64]}")


def _page(visit: Visit, wrong: str = "") -> Answer:
    code = read_voice_code(visit.shop, visit.account)
    threshold = visit.merchant.limits.code_threshold
    form = secrets.token_urlsafe(12)
    return visit.show("code", WRONG if wrong else 200, code=code, threshold=threshold, form=form, wrong=wrong)
