from __future__ import annotations

import pytest

from skill.domain.errors import ProgrammingError
from skill.services.ports import Sms
from skill.services.write_short_messages import TEMPLATES, write_short_message
from skill.settings import DEMO_MERCHANT
from tests.services.letters.desk import event_for, ordered
from tests.stage import Stage

# A link's secret has 43 characters.
LINK = f"https://www.lindenmarkt.example/konto/link/{'s' * 43}"


def message(stage: Stage, template: str, locale: str = "de-DE", **payload: str) -> Sms | None:
    stage.change_profile(phone="+4915112345678", links_by_sms=True)
    return write_short_message(stage.shop, DEMO_MERCHANT, event_for(stage, template, locale, **payload))


def test_approval_names_amount_and_seller(stage: Stage) -> None:
    sms = message(
        stage, "payment_approval", order_id=ordered(stage, "kaffeefilter").order_id, url="https://b.example/1"
    )
    assert sms is not None
    assert sms.text.replace("\N{NO-BREAK SPACE}", " ") == (
        "Lindenmarkt: Bitte gib deine Zahlung von 5,39 € frei: https://b.example/1"
    )


@pytest.mark.parametrize("locale", ["de-DE", "en-GB"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_one_message_holds_each(stage: Stage, template: str, locale: str) -> None:
    sms = message(stage, template, locale, order_id=ordered(stage, "kaffeefilter").order_id, url=LINK)
    assert sms is not None
    assert sms.text.endswith(LINK)
    assert len(sms.text) <= 160


def test_vanished_order_needs_no_message(stage: Stage) -> None:
    assert message(stage, "payment_approval", order_id="o-404", url=LINK) is None


def test_unknown_template_is_a_bug(stage: Stage) -> None:
    with pytest.raises(ProgrammingError, match="birthday"):
        message(stage, "birthday")
