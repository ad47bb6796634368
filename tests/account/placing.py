"""Buy something in a local shop, so that there is an order to be cancelled."""

from __future__ import annotations

from skill.conversation.engine import answer
from skill.conversation.turn import Assent, Channel, Heard, SlotValue, Turn
from skill.phrases.phrasebook import Phrasebook
from skill.services.show_orders import recent_orders
from skill.simulator.stage import Stage

FILTERS = SlotValue("kaffeefilter", ("melitta-filter-4-80",))


def place_order(stage: Stage, customer: str) -> str:
    """Reorder by text until it is ordered; return the order's number."""
    book = Phrasebook(strict=True)

    def say(number: int, intent: str, heard: Heard, **slots: SlotValue) -> None:
        turn = Turn(
            merchant_id=stage.merchant_id,
            channel=Channel.TEXT,
            session_id="placing",
            request_id=f"r{number}",
            user_id=customer,
            locale="de-DE",
            intent=intent,
            slots=slots,
            heard=heard,
            customer_id=customer,
        )
        answer(stage.shop, turn, render=book.render)

    say(0, "ReorderProductIntent", Heard(), product=FILTERS)
    for number in range(1, 3):
        say(number, "AMAZON.YesIntent", Heard(text="ja", assent=Assent.CLEAR))
    newest = recent_orders(stage.shop, stage.merchant_id, customer, limit=1)[0]
    assert newest.is_cancellable
    return newest.number
