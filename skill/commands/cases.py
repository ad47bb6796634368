"""List what customers declared after their orders, and let the merchant act on it."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, Namespace, RawDescriptionHelpFormatter
from typing import TYPE_CHECKING

from skill.commands._arguments import listed
from skill.domain.cases import Case, CaseState, Remedy
from skill.domain.errors import InvalidInputError
from skill.local_shop import LocalShop, open_local_shop
from skill.phrases.speech import written_money
from skill.services.declare_as_guest import match_declaration
from skill.services.find_cases import case_named, listed_cases
from skill.services.judge_case import accept, refuse
from skill.services.receive_goods import receive_goods
from skill.services.records.declarations import GuestDeclaration, recent_declarations

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_EXAMPLES = """\
examples:
  zuruf cases                                       what is open: withdrawals, returns, complaints
  zuruf cases --all                                 settled and refused ones too
  zuruf cases receive 4688-2999-49JV                the parcel with this return code is back: restock and refund
  zuruf cases receive 4688-2999 --scrap             it is back, and nothing of it can be sold again
  zuruf cases receive 3184-3126 --restock pampers-baby-dry-5-92=1    what came back is another product
  zuruf cases refuse 4688-2999 --reason "Das Siegel war gebrochen."  the customer reads the reason
  zuruf cases refuse 4688-2999 --reason "…" --sku labello-original-2   refuse one product, go on with the others
  zuruf cases accept 4688-2999                      a late withdrawal, or one of perishables, is all right
  zuruf cases match d-1f2e… 4688-2999               a declaration from /widerruf is about this order

A case is named by its id, its return code or its order number.
"""
_NEXT = {
    CaseState.DECLARED: "judge it: accept or refuse",
    CaseState.AWAITING_GOODS: "goods are to come back: receive",
    CaseState.RECEIVED: "the refund is on its way",
}


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Declare `zuruf cases` and its actions."""
    parser = subparsers.add_parser(
        "cases",
        epilog=_EXAMPLES,
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("--all", action="store_true", help="settled and refused ones too")
    parser.add_argument("--limit", type=listed, default=20, metavar="N", help="how many of the newest (default 20)")
    _add_store(parser)
    parser.set_defaults(run=run)
    actions = parser.add_subparsers(title="actions", metavar="ACTION", dest="action")
    receive = _add_action(actions, "receive", "book the goods as back: stock and refund follow", _receive)
    receive.add_argument(
        "--restock", action="append", metavar="SKU=N", help="so many packs of this product can be sold again"
    )
    receive.add_argument("--scrap", action="store_true", help="nothing can be sold again")
    judge = _add_action(actions, "refuse", "refuse a case; the customer gets a letter with the reason", _refuse)
    judge.add_argument("--reason", required=True, metavar="TEXT", help="why, as the customer will read it")
    judge.add_argument("--sku", action="append", metavar="SKU", help="only this product of a withdrawal")
    _add_action(actions, "accept", "let a case that waits for judgement take its course", _accept)
    match = _add_action(actions, "match", "make a case of a declaration that fitted no order by itself", _match)
    match.add_argument("order", metavar="ORDER", help="the order's number")
    match.add_argument("--sku", action="append", metavar="SKU", help="only this product of the order")


def run(args: Namespace) -> int:
    """Print cases, and declarations that are none yet, the newest first."""
    local = open_local_shop(args.store)
    cases = listed_cases(local.shop, local.merchant.id, only_open=not args.all, limit=args.limit)
    for case in cases:
        _print_case(local, case)
    waiting = [found for found in recent_declarations(local.shop.table, local.merchant.id) if not found.case_id]
    for declaration in waiting:
        _print_declaration(local, declaration)
    if not cases and not waiting:
        print("Nobody gave anything back or complained." if args.all else "No case is open. All of them: --all")
    return 0


def _receive(args: Namespace) -> int:
    local = open_local_shop(args.store)
    if args.scrap and args.restock:
        msg = "--scrap and --restock exclude each other"
        raise InvalidInputError(msg)
    restock = {} if args.scrap else _packs(args.restock) if args.restock else None
    case = case_named(local.shop, local.merchant.id, args.case)
    return _done(local, receive_goods(local.shop, case, merchant=local.merchant, restock=restock))


def _refuse(args: Namespace) -> int:
    local = open_local_shop(args.store)
    case = case_named(local.shop, local.merchant.id, args.case)
    skus = frozenset(args.sku or ())
    return _done(local, refuse(local.shop, case, args.reason, merchant=local.merchant, skus=skus))


def _accept(args: Namespace) -> int:
    local = open_local_shop(args.store)
    case = case_named(local.shop, local.merchant.id, args.case)
    return _done(local, accept(local.shop, case, merchant=local.merchant))


def _match(args: Namespace) -> int:
    local = open_local_shop(args.store)
    skus = frozenset(args.sku or ())
    return _done(local, match_declaration(local.shop, args.case, args.order, merchant=local.merchant, skus=skus))


def _done(local: LocalShop, case: Case) -> int:
    local.drain()
    _print_case(local, case_named(local.shop, local.merchant.id, case.case_id))
    return 0


def _print_case(local: LocalShop, case: Case) -> None:
    declared = local.merchant.local(case.declared_at)
    print(f"{declared:%Y-%m-%d %H:%M}  {case.kind.value} of order {case.order_number}: {case.state.value}")
    for line in case.lines:
        print(f"    {line.quantity} × {line.name.de}  ({line.sku})")
    print(f"    {_remedy(case)}")
    if case.return_code:
        print(f"    return code {case.return_code}, to be posted by {case.send_back_by}")
    if case.reason:
        print(f"    the customer says: {' '.join(case.reason.split())}")
    if case.judgement:
        print(f"    refused: {case.judgement}")
    print(f"    {case.customer_id}  ({case.case_id})" + (f"; {_NEXT[case.state]}" if case.state in _NEXT else ""))


def _remedy(case: Case) -> str:
    if case.remedy is Remedy.REPLACE:
        return f"replacement {case.replacement}" if case.replacement else "replacement wanted"
    asked = f", asked for on {case.refund_asked_at:%Y-%m-%d}" if case.refund_asked_at else ""
    return f"refund {written_money(case.refund, 'de')}{asked}"


def _print_declaration(local: LocalShop, declaration: GuestDeclaration) -> None:
    declared = local.merchant.local(declaration.declared_at)
    print(
        f"{declared:%Y-%m-%d %H:%M}  withdrawal from the page, order {declaration.order_number!r}: fits nothing by itself"
    )
    # What a stranger wrote stays on its line: it cannot look like an entry of this list.
    wish = " ".join(declaration.text.split()) or "the whole order"
    print(f"    {declaration.name} <{declaration.email}>: {wish}")
    print(f"    ({declaration.declaration_id}); zuruf cases match {declaration.declaration_id} ORDER")


def _packs(wanted: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for entry in wanted:
        sku, equals, count = entry.partition("=")
        if not (sku and equals and count.isdecimal()):
            msg = f"--restock {entry!r}: write SKU=N, for example pampers-baby-dry-5-92=1"
            raise InvalidInputError(msg)
        found[sku] = found.get(sku, 0) + int(count)
    return found


def _add_action(actions: _SubParsersAction[ArgumentParser], name: str, what: str, act: object) -> ArgumentParser:
    parser = actions.add_parser(name, help=what, description=f"{what[0].upper()}{what[1:]}.")
    named = "the declaration's id" if name == "match" else "case id, return code or order number"
    parser.add_argument("case", metavar="DECLARATION" if name == "match" else "CASE", help=named)
    _add_store(parser, default=SUPPRESS)  # what was named before the action stays
    parser.set_defaults(run=act)
    return parser


def _add_store(parser: ArgumentParser, *, default: str | None = None) -> None:
    parser.add_argument(
        "--store",
        default=default,
        metavar="URL",
        help="sqlite:///FILE, dynamodb://TABLE or memory:// (default: ZURUF_STORE)",
    )
