"""Open the customer page for the person who is played, as a link in a mail would."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit

from flask import Blueprint, Response, jsonify, request

from skill.domain.errors import InvalidInputError, NotFoundError
from skill.services.change_profile import Account, read_profile
from skill.services.links import make_link
from skill.simulator.body import json_object
from skill.simulator.device import text
from skill.simulator.stage import Stage

LIVES = timedelta(minutes=5)


def create_customer_door(stage: Stage) -> Blueprint:
    """Return the route behind the simulator's button."""
    routes = Blueprint("customer_door", __name__)

    @routes.post("/simulator/customer-page")
    def customer_page() -> Response | tuple[Response, int]:
        try:
            account = Account(stage.merchant_id, text(json_object(request), "customer"))
            read_profile(stage.shop, account)
        except InvalidInputError as error:
            return jsonify(error=str(error)), 400
        except NotFoundError:
            return jsonify(error="no such customer"), 404
        url, link = make_link(
            stage.shop,
            merchant_id=account.merchant_id,
            customer_id=account.customer_id,
            purpose="account",
            lives=LIVES,
        )
        stage.shop.table.write(link)
        # The path alone: the simulator may be served on another port than links in mails name.
        return jsonify(url=urlsplit(url).path)

    return routes
