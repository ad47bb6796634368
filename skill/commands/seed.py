"""Seed the demo shop into a store."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from skill.bootstrap import build_shop
from skill.demo_shop import demo_seed
from skill.services.seed_shop import is_seeded, seed_shop
from skill.services.shop import Shop
from skill.settings import from_environment, read_moment

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Declare `zuruf seed`."""
    parser = subparsers.add_parser("seed")
    parser.add_argument(
        "--store", metavar="URL", help="sqlite:///FILE, dynamodb://TABLE or memory:// (default: ZURUF_STORE)"
    )
    parser.add_argument("--now", metavar="ISO", help="the moment from which the demo customers' past is counted back")
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Fill the store and say what is in it."""
    settings = from_environment(local=True, store=args.store)
    settings = settings.frozen_at(read_moment(args.now) if args.now else None)
    shop = build_shop(settings)
    if seed_if_empty(shop, settings.merchant_id):
        print(f"Seeded the demo shop into {settings.store}.")
    else:
        print(f"{settings.store} holds a shop already; nothing was changed.")
    return 0


def seed_if_empty(shop: Shop, merchant_id: str) -> bool:
    """Seed the demo shop where the store holds none, and tell whether that was so."""
    if is_seeded(shop, merchant_id):
        return False
    seed_shop(shop, demo_seed())
    return True
