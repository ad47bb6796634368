"""Speak with the shop's assistant on a terminal, or pipe a conversation through it."""

from __future__ import annotations

import logging
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from skill.channels.locales import settle_locale, spelled_locale
from skill.channels.text.channel import House, Speaker, TextConversation
from skill.channels.text.lines import piped, spoken_line, typed
from skill.conversation.dialog import expected_intents
from skill.conversation.engine import answer
from skill.domain.errors import ShopError
from skill.domain.failures import describe_failure
from skill.domain.reply import Occasion, Reply, Say
from skill.local_shop import LocalShop, open_local_shop, require_customer
from skill.services.records import keys
from skill.services.records.customers import customer_from

if TYPE_CHECKING:
    from argparse import _SubParsersAction

STANDARD_CUSTOMER = "demo-anna"
_LOG = logging.getLogger("zuruf.talk")
_EXAMPLES = """\
examples:
  zuruf talk                                          speak at a prompt; leave with Ctrl-D
  printf 'bestell kaffeefilter nach\\nja\\n' | zuruf talk
  zuruf talk --customer demo-mehmet                   a customer with the voice code 2719
  zuruf talk --locale en-US --store memory://         a shop that is forgotten afterwards
  zuruf talk --now 2026-11-23T10:00 --store memory:// always the same Monday morning

One run is one session. The store is the one of `zuruf serve`: what is ordered here shows up there.
"""


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Declare `zuruf talk`."""
    parser = subparsers.add_parser(
        "talk",
        description="Read utterances line by line and answer each with a line `A: …`.",
        epilog=_EXAMPLES,
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("--locale", default="de-DE", help="de-DE, en-US or en-GB (default de-DE)")
    parser.add_argument(
        "--customer", default=STANDARD_CUSTOMER, metavar="ID", help=f"who speaks (default {STANDARD_CUSTOMER})"
    )
    parser.add_argument(
        "--voice",
        metavar="NAME",
        help="speak as this voice of the household; any other name is a voice that nobody knows, such as `fremd`",
    )
    parser.add_argument(
        "--store", metavar="URL", help="sqlite:///FILE, dynamodb://TABLE or memory:// (default: ZURUF_STORE)"
    )
    parser.add_argument("--now", metavar="ISO", help="let the shop's time stand still, for example at 2026-11-23T10:00")
    parser.add_argument("--cards", action="store_true", help="print the card of an answer, too")
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Answer every utterance until the input ends."""
    local = open_local_shop(args.store, args.now)
    require_customer(local, args.customer)
    locale = _settled(args.locale)
    conversation = _conversation(local, args.customer, locale, voice=_person_id(local, args.customer, args.voice))
    at_terminal = sys.stdin.isatty()
    lines = typed() if at_terminal else piped(sys.stdin.buffer)
    _converse(conversation, lines, local, cards=args.cards)
    return 0


def _converse(conversation: TextConversation, lines: Iterable[str], local: LocalShop, *, cards: bool) -> None:
    for line in lines:
        try:
            spoken = conversation.say(line)
        except ShopError as error:
            _LOG.error("a turn failed: %s", describe_failure(error))
            spoken = local.phrasebook.render(
                Reply(says=(Say("shop-apology"),)), Occasion(conversation.locale, local.clock.now())
            )
        print(spoken_line(spoken.text), flush=True)
        if cards and (spoken.card_title or spoken.card_text):
            print(
                "\n".join(f"   | {row}" for row in (spoken.card_title, *spoken.card_text.split("\n")) if row),
                flush=True,
            )
        local.drain()


def _conversation(local: LocalShop, customer_id: str, locale: str, voice: str | None = None) -> TextConversation:
    merchant_id = local.merchant.id
    speaker = Speaker(merchant_id, user_id=customer_id, customer_id=customer_id, locale=locale, person_id=voice)
    house = House(
        answer=answer,
        understander=local.ears(locale.partition("-")[0]),
        render=local.phrasebook.render,
        expected=lambda session_id: expected_intents(local.shop, merchant_id, session_id),
    )
    return TextConversation(speaker, house, shop=local.shop)


def _person_id(local: LocalShop, customer_id: str, name: str | None) -> str | None:
    """Return the channel's name for a voice: that of the household's voice so called, else one that nobody knows."""
    if name is None:
        return None
    item = local.shop.table.get(keys.profile(keys.customer(local.merchant.id, customer_id)))
    voices = customer_from(item, customer_id).voices
    known = (voice.person_id for voice in voices if voice.name.casefold() == name.casefold())
    return next(known, f"voice-{name}")


def _settled(asked: str) -> str:
    locale = settle_locale(asked)
    if locale != spelled_locale(asked):
        print(f"zuruf: no words for {asked!r}, speaking {locale}", file=sys.stderr)
    return locale
