"""Serve `/konto`: every page behind the login, every change behind the form's own token."""

from __future__ import annotations

from functools import wraps

from flask import Blueprint, redirect, request, url_for

from skill.account import addresses, code, devices, household, limits, login, methods, orders, overview, settings
from skill.account.host import Host
from skill.account.visit import FORBIDDEN, GONE, WRONG, Answer, View, Visit, is_own_form, keep, stranger, visitor
from skill.domain.errors import InvalidInputError, LinkExpiredError, NotFoundError, RefusedError, UnavailableError

_UNAVAILABLE = 503

PAGES: tuple[tuple[str, str, View], ...] = (
    ("", "overview", overview.show),
    ("/adressen", "addresses", addresses.show),
    ("/adressen/neu", "new_address", addresses.show_new),
    ("/adressen/<address_id>", "address", addresses.show_one),
    ("/adressen/<address_id>/entfernen", "address_gone", addresses.show_removal),
    ("/zahlungsarten", "methods", methods.show),
    ("/zahlungsarten/zurueck/<key>", "method_back", methods.show_back),
    ("/zahlungsarten/entfernen/<method_id>", "method_gone", methods.show_removal),
    ("/sprachcode", "code", code.show),
    ("/limits", "limits", limits.show),
    ("/stimmen", "household", household.show),
    ("/geraete", "devices", devices.show),
    ("/einstellungen", "settings", settings.show),
    ("/bestellungen", "orders", orders.show),
    ("/bestellungen/<number>", "order", orders.show_one),
)
CHANGES: tuple[tuple[str, str, View], ...] = (
    ("/abmelden", "log_out", login.log_out),
    ("/adressen/neu", "add_address", addresses.add),
    ("/adressen/<address_id>", "change_address", addresses.change),
    ("/adressen/<address_id>/entfernen", "remove_address", addresses.remove),
    ("/adressen/<address_id>/bevorzugen", "prefer_address", addresses.prefer),
    ("/zahlungsarten/neu", "begin_method", methods.begin),
    ("/zahlungsarten/zurueck/<key>", "finish_method", methods.finish),
    ("/zahlungsarten/bevorzugen/<method_id>", "prefer_method", methods.prefer),
    ("/zahlungsarten/entfernen/<method_id>", "remove_method", methods.remove),
    ("/sprachcode", "set_code", code.store),
    ("/sprachcode/entfernen", "remove_code", code.remove),
    ("/sprachcode/vergessen", "forget_code", code.forget),
    ("/limits", "set_limits", limits.store),
    ("/stimmen/fremde", "set_strangers", household.store_strangers),
    ("/stimmen/neu", "add_voice", household.add),
    ("/stimmen/aendern", "change_voice", household.change),
    ("/stimmen/entfernen", "remove_voice", household.remove),
    ("/geraete/vergessen", "forget_device", devices.forget),
    ("/einstellungen", "set_settings", settings.store),
    ("/bestellungen/<number>/stornieren", "cancel_order", orders.cancel),
)


def create_blueprint(host: Host) -> Blueprint:
    """Return the customer page at `/konto`, in German, or in English with `?lang=en`."""
    routes = Blueprint(
        "account",
        __name__,
        url_prefix="/konto",
        template_folder="templates",
        static_folder="static",
        static_url_path="/static",
    )
    for path, name, view in PAGES:
        routes.add_url_rule(path, name, _inside(host, view), methods=["GET"], strict_slashes=False)
    for path, name, view in CHANGES:
        routes.add_url_rule(path, name, _inside(host, view), methods=["POST"])
    for path, name, view, method in login.DOORS:
        routes.add_url_rule(path, name, _outside(host, view), methods=[method])
    routes.after_request(_never_stored)
    return routes


def _inside(host: Host, view: View) -> View:
    """Let only who is logged in see a page, and only this session's own forms change anything."""

    @wraps(view)
    def seen(**found: str) -> Answer:
        visit = visitor(host)
        if visit is None:
            return redirect(url_for("account.door", lang=request.args.get("lang")), 303)
        if request.method == "POST" and not is_own_form(visit):
            return visit.show("trouble", FORBIDDEN, trouble=visit.words["foreign_form"])
        try:
            response = view(visit, **found)
        except NotFoundError as error:
            return visit.show("trouble", GONE, trouble=_gone(visit, error))
        except (RefusedError, InvalidInputError) as error:
            return visit.show("trouble", WRONG, trouble=visit.sentence(error))
        except UnavailableError as error:
            return visit.show("trouble", _UNAVAILABLE, trouble=visit.sentence(error))
        return response if view is login.log_out else keep(visit, response)

    return seen


def _outside(host: Host, view: View) -> View:
    """Let anybody see a page, and a form be sent from the shop's own pages only."""

    @wraps(view)
    def seen(**found: str) -> Answer:
        visit = stranger(host)
        # There is no session yet whose token a form could carry; the browser itself says where it comes from.
        if request.method == "POST" and request.headers.get("Origin") != request.host_url.rstrip("/"):
            return visit.show("trouble", FORBIDDEN, trouble=visit.words["foreign_form"])
        try:
            return keep(visit, view(visit, **found))
        except NotFoundError as error:
            return visit.show("trouble", GONE, trouble=_gone(visit, error))
        except UnavailableError as error:
            return visit.show("trouble", _UNAVAILABLE, trouble=visit.sentence(error))

    return seen


def _gone(visit: Visit, error: NotFoundError) -> str:
    return visit.sentence(error) if isinstance(error, LinkExpiredError) else visit.words["gone"]


def _never_stored(response: Answer) -> Answer:
    """Keep personal pages out of every cache, the browser's own among them."""
    if request.endpoint != "account.static":
        response.headers["Cache-Control"] = "no-store"
    return response
