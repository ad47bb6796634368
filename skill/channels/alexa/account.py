"""Issue and read the tokens of linked accounts.

A token is a signed JWT of our own account-linking server (RFC 9068: `typ` is `at+jwt`), HS256
with a named key; its `sub` is the customer. Whatever is odd about a token means: not linked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from skill.channels.alexa.application import SkillConfigurationError
from skill.channels.alexa.lean_jwt import jwt
from skill.domain.errors import InvalidInputError

if TYPE_CHECKING:
    from jwt.types import Options

DEMO_ISSUER = "zuruf-demo"
DEMO_AUDIENCE = "amzn1.ask.skill.demo"
DEMO_KEY_ID = "zuruf-demo"
DEMO_KEY = "everyone-knows-this-key-so-it-opens-the-demo-shop-alone"
"""Printed here on purpose: it signs the events in the repository and is refused outside demo mode."""
_DEMO_SINCE = datetime(2020, 1, 1, tzinfo=UTC)
_DEMO_UNTIL = datetime(2099, 12, 31, tzinfo=UTC)

LIFETIME = timedelta(hours=1)
"""How long an issued token lives; Alexa asks for at least 360 seconds."""

_ALGORITHM = "HS256"
_TYPE = "at+jwt"
_HEADER = frozenset({"alg", "typ", "kid"})
_SKEW = timedelta(seconds=30)
_LONGEST = 4_096
_LEAST_KEY_BYTES = 32
_CUSTOMER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_OPTIONS: Options = {
    "require": ["iss", "aud", "sub", "iat", "nbf", "exp"],
    "strict_aud": True,
    "enforce_minimum_key_length": True,
    # PyJWT reads the machine's clock; ours is passed in.
    "verify_exp": False,
    "verify_nbf": False,
    "verify_iat": False,
}


class AccountSettings(Protocol):
    """Name the settings that decide whom tokens are believed."""

    @property
    def demo(self) -> bool:
        """Tell whether the well-known demo key counts."""
        ...

    @property
    def account_issuer(self) -> str:
        """Return the `iss` of believed tokens."""
        ...

    @property
    def account_audience(self) -> str:
        """Return the `aud` of believed tokens."""
        ...

    @property
    def account_keys(self) -> Mapping[str, str]:
        """Return the secrets by key id; the first one signs."""
        ...


@dataclass(frozen=True, slots=True)
class Issuer:
    """Describe who signs tokens, for whom, with which keys."""

    name: str
    audience: str
    keys: Mapping[str, str]


def trusted_issuer(settings: AccountSettings) -> Issuer:
    """Return the one issuer that is believed; keys that must not be believed stop the start."""
    if settings.demo:
        return Issuer(DEMO_ISSUER, DEMO_AUDIENCE, {DEMO_KEY_ID: DEMO_KEY})
    if DEMO_KEY_ID in settings.account_keys or DEMO_KEY in settings.account_keys.values():
        msg = "the demo key is known to everyone: remove it from ZURUF_ACCOUNT_KEYS"
        raise SkillConfigurationError(msg)
    if any(len(key.encode()) < _LEAST_KEY_BYTES for key in settings.account_keys.values()):
        msg = f"each of ZURUF_ACCOUNT_KEYS needs {_LEAST_KEY_BYTES} bytes or more"
        raise SkillConfigurationError(msg)
    return Issuer(settings.account_issuer, settings.account_audience, settings.account_keys)


def issue_token(settings: AccountSettings, customer_id: str, now: datetime) -> str:
    """Return an access token for a customer, good for an hour; in demo mode until the end of 2099."""
    issuer = trusted_issuer(settings)
    key_id = next(iter(issuer.keys), None)
    if key_id is None or not _CUSTOMER.fullmatch(customer_id):
        msg = f"no token can be issued for {customer_id!r}: no signing key, or no customer id"
        raise InvalidInputError(msg)
    since, until = (_DEMO_SINCE, _DEMO_UNTIL) if settings.demo else (now, now + LIFETIME)
    claims = {"iss": issuer.name, "aud": issuer.audience, "sub": customer_id, "iat": since, "nbf": since, "exp": until}
    return jwt.encode(claims, issuer.keys[key_id], algorithm=_ALGORITHM, headers={"kid": key_id, "typ": _TYPE})


def customer_of(token: str | None, settings: AccountSettings, now: datetime) -> str | None:
    """Return whose token it is; None for none, and for every token that is not wholly right."""
    if not token or len(token) > _LONGEST or not token.isascii():
        return None
    issuer = trusted_issuer(settings)
    try:
        header = jwt.get_unverified_header(token)
        if header.keys() - _HEADER or header.get("typ") != _TYPE:
            return None
        key = issuer.keys[header["kid"]]
        claims = jwt.decode(
            token, key, algorithms=[_ALGORITHM], audience=issuer.audience, issuer=issuer.name, options=_OPTIONS
        )
    except (jwt.PyJWTError, KeyError):
        return None
    subject = claims["sub"]
    return subject if _in_time(claims, now) and _CUSTOMER.fullmatch(subject) else None


def _in_time(claims: Mapping[str, object], now: datetime) -> bool:
    issued, starts, ends = (claims[name] for name in ("iat", "nbf", "exp"))
    # `type`, not isinstance: JSON's true is an int in Python.
    if type(issued) is not int or type(starts) is not int or type(ends) is not int:
        return False
    latest_start = (now + _SKEW).timestamp()
    return issued <= latest_start and starts <= latest_start and now.timestamp() < ends
