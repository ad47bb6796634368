"""Serve `/widerruf`: details, check, receipt; the answer is the same whether an order fits or not."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from flask import Blueprint, Response, make_response, redirect, request, url_for

from skill.domain.errors import UnavailableError
from skill.services.declare_as_guest import GuestForm, declare_as_guest
from skill.services.records.declarations import find_declaration
from skill.services.shop import Shop
from skill.withdrawal_page.form import Typed, complaints, read_typed, sealed_id
from skill.withdrawal_page.pace import Pace
from skill.withdrawal_page.pages import Filled, Page, check_page, form_page, page_of, receipt_page, slow_page
from skill.withdrawal_page.words import LANGUAGES

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as AnyResponse

PER_ADDRESS, PER_EMAIL = 30, 5
"""How many declarations an hour come from one network address, and name one e-mail address."""

_TOO_MANY, _UNAVAILABLE, _WRONG = 429, 503, 422


class Host(Protocol):
    """Carry the shop that the page belongs to."""

    @property
    def shop(self) -> Shop:
        """Return the shop's ports."""
        ...

    @property
    def merchant_id(self) -> str:
        """Return whose page it is."""
        ...


def create_blueprint(host: Host) -> Blueprint:
    """Return the page at `/widerruf`, in German, or in English with `?lang=en`."""
    routes = Blueprint(
        "withdrawal_page",
        __name__,
        template_folder="templates",
        static_folder="static",
        static_url_path="/widerruf/static",
    )
    by_address, by_email = Pace(PER_ADDRESS), Pace(PER_EMAIL)

    @routes.get("/widerruf", strict_slashes=False)
    def form() -> Response:
        return _answer(form_page(_page(host), Filled()))

    @routes.post("/widerruf")
    def check() -> Response:
        page, typed, seal = _page(host), read_typed(request.form), request.form.get("seal", "")
        return _unfit(page, typed, seal, editing="change" in request.form) or _answer(check_page(page, typed, seal))

    @routes.get("/widerruf/bestaetigen")
    def begin_again() -> AnyResponse:
        # The address of a receipt, opened anew: nothing of it is kept here, the letter has it.
        return redirect(url_for(f"{routes.name}.form", lang=request.args.get("lang")), 303)

    @routes.post("/widerruf/bestaetigen")
    def confirm() -> Response:
        page, typed, seal = _page(host), read_typed(request.form), request.form.get("seal", "")
        now = page.shop.clock.now()
        refused = _unfit(page, typed, seal, editing=False)
        if refused is not None:
            return refused
        if _is_known(page, seal):
            return _declared(page, typed, seal)
        if not (by_address.allows(request.remote_addr or "", now) and by_email.allows(typed.email.casefold(), now)):
            return _answer(slow_page(page), _TOO_MANY)
        return _declared(page, typed, seal)

    return routes


def _declared(page: Page, typed: Typed, seal: str) -> Response:
    form = GuestForm(_name_of(page, seal), typed.name, typed.email, typed.number, typed.goods, _locale(page))
    try:
        declaration = declare_as_guest(page.shop, form, merchant=page.merchant)
    except UnavailableError:
        return _answer(form_page(page, Filled(typed, seal=seal, notice="busy")), _UNAVAILABLE)
    return _answer(receipt_page(page, declaration))


def _name_of(page: Page, seal: str) -> str:
    """Return the id of the declaration that a form makes, however often it is sent."""
    return f"d-{sealed_id(seal, page.shop.pepper, page.shop.clock.now()) or ''}"


def _is_known(page: Page, seal: str) -> bool:
    """Tell whether this form was taken before: asking for its receipt again declares nothing."""
    with suppress(UnavailableError):
        return find_declaration(page.shop.table, page.merchant.id, _name_of(page, seal)) is not None
    return False


def _unfit(page: Page, typed: Typed, seal: str, *, editing: bool) -> Response | None:
    """Return the form again where something is missing, it is too old, or its writer wants to change it."""
    genuine = sealed_id(seal, page.shop.pepper, page.shop.clock.now()) is not None
    wrong = complaints(typed)
    if editing:
        return _answer(form_page(page, Filled(typed, seal=seal if genuine else "")))
    if not genuine:
        return _answer(form_page(page, Filled(typed, wrong, notice="stale")), _WRONG)
    return _answer(form_page(page, Filled(typed, wrong, seal)), _WRONG) if wrong else None


def _page(host: Host) -> Page:
    chosen = request.values.get("lang", "")
    wished = [chosen, *(language[:2].lower() for language in request.accept_languages.values())]
    return page_of(host.shop, host.merchant_id, next((found for found in wished if found in LANGUAGES), LANGUAGES[0]))


def _locale(page: Page) -> str:
    return f"de-{page.merchant.country}" if page.language == "de" else "en-GB"


def _answer(body: str, status: int = 200) -> Response:
    response = make_response(body, status)
    # What was typed is personal: no cache on the way keeps it.
    response.headers["Cache-Control"] = "no-store"
    return response
