from __future__ import annotations

from flask import Flask

from skill.settings import DEMO_MERCHANT
from skill.withdrawal_page.form import Typed
from skill.withdrawal_page.pages import Filled, form_page, page_of
from skill.withdrawal_page.routes import create_blueprint
from tests.stage import Stage
from tests.withdrawal_page.visitor import HostOf


def test_known_customer_finds_the_form_filled_in(stage: Stage) -> None:
    app = Flask("skill.web", static_folder=None)
    app.register_blueprint(create_blueprint(HostOf(stage)))  # type: ignore[arg-type]  # its shop is a Shop
    with app.test_request_context("/konto/widerruf"):
        typed = Typed("Anna Berger", "anna@kunden.example", "4688-2999")
        shown = form_page(page_of(stage.shop, DEMO_MERCHANT, "de"), Filled(typed))
    assert 'value="4688-2999"' in shown
    assert 'action="/widerruf"' in shown
    assert "Schritt 1 von 2" in shown
