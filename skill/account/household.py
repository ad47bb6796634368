"""Show and set what the voices of a household may do."""

from __future__ import annotations

from flask import request

from skill.account.amounts import TypedLimits, shown_limits, typed_limits
from skill.account.visit import WRONG, Answer, Visit
from skill.domain.customer import HouseholdVoice, StrangersRule
from skill.domain.errors import InvalidInputError, NotFoundError, RefusedError
from skill.services.change_profile import stamp_of
from skill.services.edit_voices import add_voice, change_voice, remove_voice, set_strangers, unnamed_voices
from skill.services.set_voice_code import read_voice_code
from skill.services.show_orders import recent_orders


def show(visit: Visit) -> Answer:
    """Return the rule for strangers, and every known voice."""
    return _page(visit)


def store_strangers(visit: Visit) -> Answer:
    """Store what a voice may do that the device does not recognise."""
    try:
        rule = StrangersRule(request.form.get("strangers", ""))
    except ValueError as error:
        raise NotFoundError(request.form.get("strangers", "")) from error
    set_strangers(visit.shop, visit.account, rule)
    return visit.go("household", "strangers_set")


def add(visit: Visit) -> Answer:
    """Name a voice that has ordered."""
    try:
        add_voice(visit.shop, visit.account, request.form.get("person_id", ""), request.form.get("name", ""))
    except InvalidInputError as error:
        return _page(visit, visit.sentence(error))
    return visit.go("household", "voice_added")


def change(visit: Visit) -> Answer:
    """Store a voice's name and limits."""
    typed = typed_limits(visit)
    voice = HouseholdVoice(
        request.form.get("person_id", ""),
        request.form.get("name", "")[:200],
        typed.limits,
        cart_only=request.form.get("cart_only") == "yes",
    )
    if typed.wrong:
        return _page(visit, visit.words["wrong_amount"], (voice, typed))
    stamp = request.form.get("stamp", "")
    try:
        change_voice(visit.shop, visit.merchant, visit.account.customer_id, voice, stamp=stamp)
    except InvalidInputError as error:
        sentence = visit.sentence(error) if str(error) == "name" else visit.words["wrong_amount"]
        return _page(visit, sentence, (voice, typed))
    except RefusedError as error:
        return _page(visit, visit.sentence(error), (voice, typed))
    return visit.go("household", "voice_changed")


def remove(visit: Visit) -> Answer:
    """Forget a voice."""
    remove_voice(visit.shop, visit.account, request.form.get("person_id", ""))
    return visit.go("household", "voice_removed")


def _page(visit: Visit, wrong: str = "", kept: tuple[HouseholdVoice, TypedLimits] | None = None) -> Answer:
    """Return the page; `kept` is the voice whose form was filled in and refused."""
    customer = visit.customer
    orders = recent_orders(visit.shop, visit.merchant.id, customer.customer_id)
    voices = []
    for known in customer.voices:
        mine = kept is not None and kept[0].person_id == known.person_id
        texts = kept[1].texts if mine and kept else shown_limits(known.limits, visit.language)
        voices.append({"voice": kept[0] if mine and kept else known, "texts": texts, "stamp": stamp_of(known)})
    return visit.show(
        "household",
        WRONG if wrong else 200,
        customer=customer,
        rules=list(StrangersRule),
        voices=voices,
        unnamed=unnamed_voices(customer, orders),
        has_code=read_voice_code(visit.shop, visit.account) is not None,
        wrong=wrong,
    )
