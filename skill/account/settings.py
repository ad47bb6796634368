"""Show and set how discreet the assistant is, and where links go."""

from __future__ import annotations

from flask import request

from skill.account.visit import WRONG, Answer, Visit
from skill.domain.errors import InvalidInputError
from skill.services.set_preferences import set_discreet, set_links_by_sms


def show(visit: Visit) -> Answer:
    """Return the form."""
    customer = visit.customer
    return visit.show("settings", discreet=customer.discreet, sms=customer.links_by_sms, phone=customer.phone)


def store(visit: Visit) -> Answer:
    """Store both settings; a phone number that is none stores neither."""
    discreet, sms = request.form.get("discreet") == "yes", request.form.get("sms") == "yes"
    phone = request.form.get("phone", "")[:40]
    try:
        set_links_by_sms(visit.shop, visit.account, wanted=sms, phone=phone)
    except InvalidInputError as error:
        values = {"discreet": discreet, "sms": sms, "phone": phone}
        return visit.show("settings", WRONG, wrong=visit.sentence(error), **values)
    set_discreet(visit.shop, visit.account, discreet=discreet)
    return visit.go("settings", "settings_set")
