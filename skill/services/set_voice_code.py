"""Set, change and remove a voice code; a locked one gives way to a new one by the link in a mail alone."""

from __future__ import annotations

from dataclasses import replace

from skill.domain.code_rules import TRIES, is_common, is_four_digits, is_known
from skill.domain.customer import Customer
from skill.domain.errors import (
    CodeLockedError,
    CommonCodeError,
    NotFoundError,
    NotFourDigitsError,
    SameCodeError,
    WrongCodeError,
)
from skill.services.after_conflicts import after_conflicts
from skill.services.change_profile import Account, read_profile
from skill.services.check_voice_code import CodeResult, Guess, check_voice_code, matches, new_voice_code
from skill.services.links import Link, use_link
from skill.services.records import keys
from skill.services.records.voice_codes import VoiceCode, put_voice_code, voice_code_from
from skill.services.send_code_link import send_code_link
from skill.services.shop import Shop
from skill.services.table import Change, Delete


def read_voice_code(shop: Shop, account: Account) -> VoiceCode | None:
    """Return the record of an account's code, None where none is set."""
    return voice_code_from(shop.table.get(keys.voice_code(account.owner)))


def set_voice_code(shop: Shop, account: Account, digits: str, old: Guess, *, locale: str) -> None:
    """Store a code; where one is set already, `old` must be it, and is counted as any other guess.

    Raises `NotFourDigitsError` and `CommonCodeError` before anything is guessed, `WrongCodeError`,
    `CodeLockedError` and `SameCodeError`.
    """
    _require_good(digits, read_profile(shop, account))

    def store() -> None:
        known = _confirmed(shop, account, old, locale)
        if known and digits == old.digits:
            shop.table.write(put_voice_code(keys.voice_code(account.owner), known))
            raise SameCodeError
        _write_new(shop, account, digits, known)

    after_conflicts(store, busy="others kept changing the same account")


def reset_voice_code(shop: Shop, link: Link, digits: str) -> None:
    """Store a code by the link in a mail, which is used up with it; a lock is gone then.

    Raises `LinkExpiredError` through `read_link` before, and as `set_voice_code` does; the link stays good then.
    """
    account = Account(link.merchant_id, link.customer_id)
    _require_good(digits, read_profile(shop, account))
    known = read_voice_code(shop, account)
    # Only a locked code may be compared without being counted: it opens nothing any more.
    if known and known.is_locked and matches(known, digits, shop.pepper):
        raise SameCodeError
    fresh = new_voice_code(digits, shop.pepper)
    place = keys.voice_code(account.owner)
    shop.table.write(use_link(link), put_voice_code(place, replace(fresh, version=known.version if known else 0)))


def remove_voice_code(shop: Shop, account: Account, old: Guess, *, locale: str) -> None:
    """Take the code away; `old` must be it, and is counted as any other guess.

    Raises `NotFoundError` where none is set, `WrongCodeError` and `CodeLockedError`.
    """

    def remove() -> None:
        known = _confirmed(shop, account, old, locale)
        if known is None:
            raise NotFoundError(account.customer_id)
        shop.table.write(Delete(keys.voice_code(account.owner), if_version=known.version))

    after_conflicts(remove, busy="others kept changing the same account")


def forget_voice_code(shop: Shop, account: Account, *, locale: str) -> None:
    """Lock a code that its owner has forgotten, and send the link to a new one; without a code, only send it."""

    def lock() -> None:
        known = read_voice_code(shop, account)
        mail = _link(shop, account, locale)
        if known is None:
            shop.table.write(*mail)
        else:
            shop.table.write(put_voice_code(keys.voice_code(account.owner), replace(known, locked=True)), *mail)

    after_conflicts(lock, busy="others kept changing the same account")


def _confirmed(shop: Shop, account: Account, old: Guess, locale: str) -> VoiceCode | None:
    """Return the stored code as its owner proved to know it, None where there is none to prove."""
    known = read_voice_code(shop, account)
    if known is None:
        return None
    result, tried = check_voice_code(shop, account.owner, known, old)
    if result is CodeResult.LOCKED:
        if not known.locked:
            told = put_voice_code(keys.voice_code(account.owner), replace(tried, locked=True))
            shop.table.write(told, *_link(shop, account, locale))
        raise CodeLockedError
    if result is CodeResult.WRONG:
        raise WrongCodeError(TRIES - tried.wrong)
    return tried


def _write_new(shop: Shop, account: Account, digits: str, known: VoiceCode | None) -> None:
    fresh = new_voice_code(digits, shop.pepper)
    place = keys.voice_code(account.owner)
    shop.table.write(put_voice_code(place, replace(fresh, version=known.version if known else 0)))


def _require_good(digits: str, customer: Customer) -> None:
    if not is_four_digits(digits):
        raise NotFourDigitsError
    told = (customer.phone, *(address.postal_code for address in customer.addresses))
    if is_common(digits) or is_known(digits, *told):
        raise CommonCodeError


def _link(shop: Shop, account: Account, locale: str) -> tuple[Change, ...]:
    return send_code_link(shop, merchant_id=account.merchant_id, customer_id=account.customer_id, locale=locale)
