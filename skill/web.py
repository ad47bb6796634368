"""Put everything that is served over HTTP into one Flask application."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from flask import Blueprint, Flask, Response, jsonify, request
from werkzeug.exceptions import HTTPException

from skill.account.routes import create_blueprint as create_account_page
from skill.domain.errors import InvalidInputError, UnavailableError
from skill.sandbox_pages.routes import create_blueprint as create_sandbox_pages
from skill.simulator.body import json_object
from skill.simulator.customer_door import create_customer_door
from skill.simulator.routes import create_blueprint
from skill.simulator.stage import Stage
from skill.withdrawal_page.routes import create_blueprint as create_withdrawal_page

LARGEST_BODY = 1_048_576
_FORM_PAGES = ("/widerruf", "/konto", "/sandbox")
"""Where browsers without scripts send forms; each form carries a seal of its own against other sites."""
_BROWSERS_ONLY = ("/konto", "/sandbox")
"""Where a form must come from a browser that names the page's origin."""
_SIGNED = "/webhooks/"
"""What comes here through a tunnel of the provider's rests on its signature alone."""
_LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})
_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "microphone=(self), camera=(), geolocation=()",
    "Cache-Control": "no-cache",
}


def create_app(stage: Stage, *more: Blueprint) -> Flask:
    """Return the application: simulator, Alexa endpoint, health check and `more`, for this machine alone."""
    app = Flask("skill.web", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    app.json.sort_keys = False  # type: ignore[attr-defined]  # the default provider has it, the base class not
    app.before_request(refuse_strangers)
    app.after_request(_add_headers)
    app.register_error_handler(HTTPException, _plainly)
    # Alexa sends a skill event again that was not acknowledged.
    app.register_error_handler(UnavailableError, lambda _error: (jsonify(error="try again later"), 503))
    app.register_blueprint(create_blueprint(stage))
    app.register_blueprint(create_withdrawal_page(stage))
    app.register_blueprint(create_account_page(stage))
    app.register_blueprint(create_sandbox_pages(stage))
    app.register_blueprint(create_customer_door(stage))
    for blueprint in more:
        app.register_blueprint(blueprint)
    _add_machine_routes(app, stage)
    return app


def refuse_strangers() -> tuple[Response, int] | None:
    """Refuse other host names (DNS rebinding) and requests that another site's page sends (CSRF).

    A browser names the page's origin with every POST, and asks before it sends JSON across
    origins; programs send no origin, and need none.
    """
    if request.path.startswith(_SIGNED):
        return None
    if urlsplit(f"//{request.host}").hostname not in _LOCAL_HOSTS:
        return jsonify(error="this server answers to localhost and 127.0.0.1 only"), 421
    if request.method in {"GET", "HEAD", "OPTIONS"}:
        return None
    origin = request.headers.get("Origin")
    unnamed = origin is None and not request.path.startswith(_BROWSERS_ONLY)
    if not unnamed and origin != f"{request.scheme}://{request.host}":
        return jsonify(error="requests from other sites are refused"), 403
    if not request.is_json and not request.path.startswith(_FORM_PAGES):
        return jsonify(error="send application/json"), 415
    return None


def _add_machine_routes(app: Flask, stage: Stage) -> None:
    @app.post("/alexa")
    def alexa() -> Response | tuple[Response, int]:
        try:
            event = json_object(request)
        except InvalidInputError as error:
            return jsonify(error=str(error)), 400
        return jsonify(stage.skill(event))

    @app.get("/healthz")
    def healthz() -> Response:
        return jsonify(status="ok", seller=stage.seller)


def _add_headers(response: Response) -> Response:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def _plainly(error: HTTPException) -> tuple[Response, int]:
    return jsonify(error=f"{error.code} {error.name}"), error.code or 500
