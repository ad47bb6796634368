"""Read from the environment how to reach the merchant's Stripe account."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from skill.domain.errors import InvalidInputError

LONGEST_CALL_SECONDS = 4.0
API_BASE = "https://api.stripe.com"
THREE_D_SECURE = ("automatic", "any", "challenge")


@dataclass(frozen=True, slots=True)
class StripeAccess:
    """Carry the secret key, where the API is, how long one call may take in seconds, and how cards are authenticated.

    `three_d_secure` is Stripe's `request_three_d_secure` for orders that are not of low value.
    """

    key: str = field(repr=False)
    api_base: str = API_BASE
    timeout: float = LONGEST_CALL_SECONDS
    three_d_secure: str = THREE_D_SECURE[0]


def read_stripe_access(environ: Mapping[str, str]) -> StripeAccess | None:
    """Return the access that `ZURUF_STRIPE_KEY` gives, None where there is no key: then the sandbox plays the provider.

    Raises `InvalidInputError` for a publishable key, an API address without TLS other than on this machine
    (`ZURUF_STRIPE_API_BASE`, for tests), or an unknown `ZURUF_STRIPE_3DS`.
    """
    key = environ.get("ZURUF_STRIPE_KEY", "")
    if not key:
        return None
    base = (environ.get("ZURUF_STRIPE_API_BASE") or API_BASE).rstrip("/")
    wanted = environ.get("ZURUF_STRIPE_3DS") or THREE_D_SECURE[0]
    if not key.startswith(("sk_", "rk_")):
        msg = "ZURUF_STRIPE_KEY is no secret or restricted key (sk_…, rk_…)"
        raise InvalidInputError(msg)
    if not base.startswith(("https://", "http://127.0.0.1", "http://localhost")):
        msg = f"ZURUF_STRIPE_API_BASE is {base!r}; Stripe is reached over https only"
        raise InvalidInputError(msg)
    if wanted not in THREE_D_SECURE:
        msg = f"ZURUF_STRIPE_3DS is {wanted!r}; there are {', '.join(THREE_D_SECURE)}"
        raise InvalidInputError(msg)
    return StripeAccess(key, base, three_d_secure=wanted)
