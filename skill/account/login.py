"""Let customers in: by the token of their linked account, or by a link that works once."""

from __future__ import annotations

from flask import request

from skill.account.visit import WRONG, Answer, View, Visit, log_in
from skill.domain.errors import InvalidInputError, LinkExpiredError, RefusedError
from skill.services.account_sessions import close_session
from skill.services.change_profile import Account
from skill.services.links import Link, read_link, use_link
from skill.services.set_voice_code import reset_voice_code
from skill.services.table import ConflictError


def show(visit: Visit) -> Answer:
    """Return the door: what to do to get in."""
    return visit.show("door")


def enter(visit: Visit) -> Answer:
    """Log in with the token that account linking gave out, the same that Alexa sends."""
    customer_id = visit.host.account_of(request.form.get("access_token", ""))
    if customer_id is None:
        return visit.show("door", WRONG, wrong=visit.words["wrong_token"])
    return log_in(visit, Account(visit.host.merchant_id, customer_id))


def show_link(visit: Visit, secret: str) -> Answer:
    """Return what a link is for, without using it up: programs that look into mails come here, too."""
    link = _read(visit, secret)
    return visit.show("code_link" if link.purpose == "code" else "link", link=link)


def follow(visit: Visit, secret: str) -> Answer:
    """Do what a link is for: log in, or set a new voice code."""
    link = _read(visit, secret)
    try:
        if link.purpose != "code":
            return log_in(visit, Account(link.merchant_id, link.customer_id), use_link(link))
        return _reset(visit, link)
    except ConflictError as conflict:
        raise LinkExpiredError from conflict


def log_out(visit: Visit) -> Answer:
    """End the session, here and in the browser."""
    visit.shop.table.write(close_session(visit.secret))
    response = visit.go("door", "log_out")
    response.delete_cookie(visit.jar.name, path="/", secure=visit.jar.secure, httponly=True, samesite="Lax")
    return response


def _read(visit: Visit, secret: str) -> Link:
    link = read_link(visit.shop, secret, "account", "code", "method")
    if link.merchant_id != visit.host.merchant_id:
        raise LinkExpiredError
    return link


def _reset(visit: Visit, link: Link) -> Answer:
    digits, again = request.form.get("digits", ""), request.form.get("again", "")
    if digits != again:
        return visit.show("code_link", WRONG, link=link, wrong=visit.words["codes_differ"])
    try:
        reset_voice_code(visit.shop, link, digits)
    except (RefusedError, InvalidInputError) as error:
        return visit.show("code_link", WRONG, link=link, wrong=visit.sentence(error))
    return visit.show("code_done")


DOORS: tuple[tuple[str, str, View, str], ...] = (
    ("/anmelden", "door", show, "GET"),
    ("/anmelden", "log_in", enter, "POST"),
    ("/link/<secret>", "link", show_link, "GET"),
    ("/link/<secret>", "use_link", follow, "POST"),
)
