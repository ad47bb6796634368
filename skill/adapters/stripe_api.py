"""Ask Stripe over HTTPS, and turn its errors into the shop's: what was refused, and what is not known.

There is one retry layer, and it is the shop's own (the reconciler and the outbox): the client library is
told not to repeat anything. It is imported at the first call, as no cold start shall pay for it.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any

from skill.adapters.stripe_access import StripeAccess
from skill.domain.errors import ProgrammingError, ShopError, UnavailableError

if TYPE_CHECKING:
    import stripe

_LOG = logging.getLogger(__name__)
_CONFLICT = 409


class CardRefusedError(ShopError):
    """Report a 402: the money could not be had; `body` is Stripe's error with the PaymentIntent it is about."""

    def __init__(self, body: Mapping[str, Any], *, replayed: bool) -> None:
        """Keep Stripe's error, and whether it is the stored answer to an earlier request."""
        super().__init__(str(body.get("code", "card_error")))
        self.body = body
        self.replayed = replayed


class InvalidCallError(ProgrammingError):
    """Report a request that Stripe did not carry out as it stands; `code` and `param` say why."""

    def __init__(self, body: Mapping[str, Any]) -> None:
        """Keep Stripe's code, and the parameter it complains of."""
        super().__init__(f"{body.get('code')} {body.get('param')}: {body.get('message')}")
        self.code = str(body.get("code") or "")
        self.param = str(body.get("param") or "")


@dataclass(frozen=True, slots=True)
class Reply:
    """Carry a 2xx answer; `replayed` says that it is the stored answer to an earlier request with the same key."""

    body: Mapping[str, Any]
    replayed: bool = False


class StripeApi:
    """Call Stripe with one account's key.

    Every call raises `UnavailableError` where its outcome is unknown (no answer, 409, 429, 5xx, an answer that
    cannot be read) or the account's key is refused, `CardRefusedError` on 402 and `InvalidCallError` on 400 and 404.
    """

    def __init__(self, access: StripeAccess) -> None:
        """Keep the access; nothing is opened before the first call."""
        self._access = access
        self._lock = Lock()
        self._client: stripe.StripeClient | None = None
        self._session: Any = None

    def get(self, path: str, **params: object) -> Reply:
        """Read something."""
        return self._ask("get", path, params)

    def post(self, path: str, **params: object) -> Reply:
        """Change something; with the same `idempotency_key` the first answer comes again, for 24 hours at least."""
        return self._ask("post", path, params)

    def close(self) -> None:
        """Close what the calls kept open."""
        if self._session is not None:
            self._session.close()

    def _ask(self, method: str, path: str, params: Mapping[str, object]) -> Reply:
        client = self._opened()
        import stripe  # noqa: PLC0415 - see the module's docstring

        try:
            answer = client.raw_request(method, path, **params)
        except stripe.StripeError as error:
            raise _meaning_of(error) from error
        if not isinstance(answer.data, Mapping):
            msg = f"Stripe answered {path} with something unreadable"
            raise UnavailableError(msg)
        return Reply(answer.data, replayed=_is_replayed(answer.headers))

    def _opened(self) -> stripe.StripeClient:
        with self._lock:
            if self._client is None:
                from skill.adapters.stripe_http import open_client  # noqa: PLC0415 - see the module's docstring

                self._client, self._session = open_client(self._access)
            return self._client


def _meaning_of(error: stripe.StripeError) -> ShopError:
    """Return the shop's error for one of Stripe's; what is not known to be refused is unknown."""
    import stripe  # noqa: PLC0415 - see the module's docstring

    body = _error_in(error)
    if isinstance(error, stripe.IdempotencyError) and error.http_status != _CONFLICT:
        return ProgrammingError(f"one idempotency key for two different requests: {body.get('message')}")
    if isinstance(error, stripe.CardError):
        return CardRefusedError(body, replayed=_is_replayed(error.headers or {}))
    if isinstance(error, stripe.InvalidRequestError):
        return InvalidCallError(body)
    if isinstance(error, stripe.AuthenticationError | stripe.PermissionError):
        _LOG.error("Stripe refuses the account's key: status %s", error.http_status)
    return UnavailableError(f"Stripe: {type(error).__name__}, status {error.http_status}")


def _error_in(error: stripe.StripeError) -> Mapping[str, Any]:
    body = error.json_body
    found = body.get("error") if isinstance(body, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def _is_replayed(headers: Mapping[str, str]) -> bool:
    return any(name.lower() == "idempotent-replayed" and value == "true" for name, value in headers.items())
