"""Serve the simulator's page and what it asks for."""

from __future__ import annotations

from datetime import timedelta

from flask import Blueprint, Response, jsonify, render_template, request

from skill.channels.mail.browser_page import browser_page
from skill.domain.errors import InvalidInputError, NotFoundError, UnavailableError
from skill.services.show_mails import find_mail
from skill.simulator.behind import behind, clock_of, people
from skill.simulator.body import json_object
from skill.simulator.device import read_device, text
from skill.simulator.envelope import end_request, launch_request, tap_request
from skill.simulator.play import Played, say, send
from skill.simulator.stage import Stage

LONGEST_UTTERANCE = 10_000
LONGEST_JUMP = 366 * 24 * 60
TABS = (
    ("card", "Karte"),
    ("request", "Anfrage"),
    ("response", "Antwort"),
    ("dialog", "Dialog"),
    ("mails", "E-Mails"),
    ("orders", "Bestellungen"),
)
MAIL_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; frame-ancestors 'self'; "
    "sandbox allow-popups allow-popups-to-escape-sandbox"
)
"""A mail may show its own style and pictures and open links elsewhere, and nothing more."""

_END_REASONS = ("USER_INITIATED", "EXCEEDED_MAX_REPROMPTS")


def create_blueprint(stage: Stage) -> Blueprint:
    """Return the simulator: the page at `/` and its JSON under `/simulator`."""
    routes = Blueprint(
        "simulator", __name__, template_folder="templates", static_folder="static", static_url_path="/simulator/static"
    )
    _add_page(routes, stage)
    _add_turns(routes, stage)
    _add_controls(routes, stage)
    routes.register_error_handler(InvalidInputError, lambda error: _trouble(error, 400))
    routes.register_error_handler(NotFoundError, lambda error: _trouble(error, 404))
    routes.register_error_handler(UnavailableError, lambda error: _trouble(error, 503))
    return routes


def _add_page(routes: Blueprint, stage: Stage) -> None:
    @routes.get("/")
    def page() -> str:
        return render_template("simulator/index.html", seller=stage.seller, tabs=TABS)

    @routes.get("/simulator/customers")
    def customers() -> Response:
        found = people(stage, request.args.get("locale", ""))
        return jsonify(customers=found, standard=found[0]["id"] if found else None)

    @routes.get("/simulator/behind")
    def behind_the_scenes() -> Response:
        asked = request.args
        customer, session = asked.get("customer", ""), asked.get("session", "")
        return jsonify(behind(stage, customer, session, asked.get("locale", "")))

    @routes.get("/simulator/mails/<path:message_id>")
    def mail_page(message_id: str) -> Response:
        mail = find_mail(stage.shop, stage.merchant_id, message_id)
        page = browser_page(mail) if mail else ""
        if not page:
            msg = "there is no such mail with a page"
            raise NotFoundError(msg)
        return Response(page, mimetype="text/html", headers={"Content-Security-Policy": MAIL_POLICY})


def _add_turns(routes: Blueprint, stage: Stage) -> None:
    @routes.post("/simulator/say")
    def say_words() -> Response:
        body = json_object(request)
        return _played(say(stage, read_device(body), text(body, "text", LONGEST_UTTERANCE)))

    @routes.post("/simulator/launch")
    def launch() -> Response:
        return _played(send(stage, read_device(json_object(request)), launch_request()))

    @routes.post("/simulator/tap")
    def tap() -> Response:
        body = json_object(request)
        arguments = body.get("arguments")
        if not isinstance(arguments, list):
            msg = "arguments: a list is needed"
            raise InvalidInputError(msg)
        return _played(send(stage, read_device(body), tap_request(arguments, text(body, "token"))))

    @routes.post("/simulator/end")
    def end() -> Response:
        body = json_object(request)
        reason = text(body, "reason")
        if reason not in _END_REASONS:
            msg = f"reason: one of {', '.join(_END_REASONS)}"
            raise InvalidInputError(msg)
        return _played(send(stage, read_device(body), end_request(reason)))


def _add_controls(routes: Blueprint, stage: Stage) -> None:
    @routes.post("/simulator/clock")
    def advance() -> Response:
        minutes = json_object(request).get("minutes")
        if type(minutes) is not int or not 0 < minutes <= LONGEST_JUMP:
            msg = f"minutes: a whole number from 1 to {LONGEST_JUMP}; the shop's time only goes forward"
            raise InvalidInputError(msg)
        stage.clock.advance(timedelta(minutes=minutes))
        return jsonify(clock_of(stage))

    @routes.post("/simulator/account")
    def account() -> Response:
        body = json_object(request)
        linked = body.get("linked")
        if not isinstance(linked, bool):
            msg = "linked: true or false"
            raise InvalidInputError(msg)
        stage.set_linked(text(body, "customer"), linked)
        return jsonify(linked=linked)


def _played(turn: Played) -> Response:
    return jsonify(turn.to_json())


def _trouble(error: Exception, status: int) -> tuple[Response, int]:
    return jsonify(error=str(error)), status
