"""Serve a made-up Stripe account over real HTTP on loopback, with Stripe's idempotency and every kind of trouble.

Keys: the first answer is stored once the request was carried out, with errors of 402 and 500; the same key
with other parameters is refused (400 `idempotency_error`), while the first is at work (409); keys are
forgotten after 24 hours of the account's clock. https://docs.stripe.com/api/idempotent_requests
"""

from __future__ import annotations

import hashlib
import hmac
import json
import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, RLock, Thread
from typing import Any

from skill.services.ports import Clock
from tests.fakes.stripe_books import StripeBooks
from tests.fakes.stripe_errors import StripeRefusal
from tests.fakes.stripe_faults import Fault, Trouble
from tests.fakes.stripe_forms import read_form
from tests.fakes.stripe_routes import carry_out

KEYS_LIVE = timedelta(hours=24)
API_KEY = "sk_test_lindenmarkt"
_STATUS = {
    Trouble.CONFLICT: (409, "idempotency_error", "idempotency_key_in_use"),
    Trouble.RATE_LIMIT: (429, "invalid_request_error", "rate_limit"),
    Trouble.STORED_ERROR: (500, "api_error", ""),
    Trouble.BAD_GATEWAY: (502, "api_error", ""),
    Trouble.UNAVAILABLE: (503, "api_error", ""),
    Trouble.GATEWAY_TIMEOUT: (504, "api_error", ""),
}


@dataclass
class Answer:
    """Carry what goes back: a status and a body."""

    status: int
    body: dict[str, Any]
    stored: bool = True
    replayed: bool = False


@dataclass
class Kept:
    """Carry the stored answer to a key, None while the first request is at work."""

    request: tuple[str, str, str]
    made_at: datetime
    answer: Answer | None = None


class FakeStripe:
    """Answer requests; `requests` is what arrived, `faults` strike the next ones that they fit."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.books = StripeBooks(clock)
        self.requests: list[tuple[str, str, dict[str, Any], str]] = []
        self.faults: list[Fault] = []
        self.ended = Event()
        self._keys: dict[str, Kept] = {}
        self._lock = RLock()

    def strike(
        self, trouble: Trouble, *, done: bool, method: str = "POST", path: str = "/v1/payment_intents", times: int = 1
    ) -> None:
        """Let the next requests of a method and path meet with trouble."""
        self.faults.append(Fault(trouble, done, method, path, times))

    def asked(self, method: str, path: str) -> list[dict[str, Any]]:
        """Return the forms that arrived at a path."""
        return [form for verb, where, form, _ in self.requests if (verb, where) == (method, path)]

    def handle(self, method: str, path: str, text: str, key: str) -> tuple[Answer, Trouble | None]:
        """Return the answer to a request, and the trouble that it meets with on its way back."""
        with self._lock:
            self.requests.append((method, path, read_form(text), key))
            fault = self._fault(method, path)
        if fault and not fault.done and fault.trouble is not Trouble.STORED_ERROR:
            return _trouble(fault.trouble), fault.trouble
        answer = self._answer(method, path, text, key, fault)
        return (_trouble(fault.trouble) if fault else answer), fault.trouble if fault else None

    def _answer(self, method: str, path: str, text: str, key: str, fault: Fault | None) -> Answer:
        if method != "POST" or not key:
            return self._carry_out(method, path, text, fault)
        with self._lock:
            known = self._known(key)
            if known is not None:
                return _replay(known, (method, path, text))
            kept = self._keys[key] = Kept((method, path, text), self.clock.now())
        answer = self._carry_out(method, path, text, fault)
        with self._lock:
            if answer.stored:
                kept.answer = answer
            else:
                del self._keys[key]
        return answer

    def _known(self, key: str) -> Kept | None:
        kept = self._keys.get(key)
        if kept and self.clock.now() >= kept.made_at + KEYS_LIVE:
            del self._keys[key]
            return None
        return kept

    def hold_key(self, key: str) -> None:
        """Let a first request with this key be at work."""
        self._keys[key] = Kept(("", "", ""), self.clock.now())

    def _carry_out(self, method: str, path: str, text: str, fault: Fault | None) -> Answer:
        if fault and not fault.done:
            return _trouble(fault.trouble)
        try:
            with self._lock:
                answer = Answer(200, json.loads(json.dumps(carry_out(self.books, method, path, read_form(text)))))
        except StripeRefusal as refusal:
            answer = Answer(refusal.status, refusal.body, stored=refusal.stored)
        if fault and fault.trouble is Trouble.STORED_ERROR:
            return _trouble(fault.trouble)
        return answer

    def _fault(self, method: str, path: str) -> Fault | None:
        fits = (fault for fault in self.faults if (fault.method, fault.path) == (method, path))
        found = next(fits, None)
        if found is not None:
            self.faults.remove(found)
            if found.times > 1:
                self.faults.append(Fault(found.trouble, found.done, method, path, found.times - 1))
        return found


def signed(event: dict[str, Any], secret: str, at: datetime) -> tuple[bytes, str]:
    """Return an event as Stripe delivers it to a webhook: the raw body, and the header that signs it."""
    body = json.dumps(event, indent=2).encode()
    stamp = int(at.timestamp())
    signature = hmac.new(secret.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
    return body, f"t={stamp},v1={signature}"


def _replay(known: Kept, request: tuple[str, str, str]) -> Answer:
    if known.answer is None:
        return _trouble(Trouble.CONFLICT)
    if known.request != request:
        error = {"type": "idempotency_error", "message": "Keys can only be used with the same parameters."}
        return Answer(400, {"error": error})
    return Answer(known.answer.status, known.answer.body, replayed=True)


def _trouble(trouble: Trouble) -> Answer:
    status, kind, code = _STATUS.get(trouble, (200, "", ""))
    return Answer(status, {"error": {"type": kind, "code": code, "message": f"trouble: {trouble}"}})


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        self._serve("GET", path, query)

    def do_POST(self) -> None:
        text = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        self._serve("POST", self.path, text)

    def _serve(self, method: str, path: str, text: str) -> None:
        if self.headers.get("Authorization") != f"Bearer {API_KEY}":
            error = {"type": "invalid_request_error", "message": "Invalid API Key provided"}
            self._send(Answer(401, {"error": error}))
            return
        answer, trouble = self.server.fake.handle(method, path, text, self.headers.get("Idempotency-Key", ""))
        if trouble is Trouble.TIMEOUT:
            self.server.fake.ended.wait(5)
            self.close_connection = True
        elif trouble in {Trouble.RESET, Trouble.CLOSED}:
            self._hang_up(abruptly=trouble is Trouble.RESET)
        else:
            self._send(answer, trouble)

    def _hang_up(self, *, abruptly: bool) -> None:
        if abruptly:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True

    def _send(self, answer: Answer, trouble: Trouble | None = None) -> None:
        body = json.dumps(answer.body).encode()
        body = {Trouble.MALFORMED: b"<html>oops</html>", Trouble.WRONG_SHAPE: b'["ok"]'}.get(
            trouble or Trouble.TIMEOUT, body
        )
        self.send_response(answer.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body) + (7 if trouble is Trouble.TRUNCATED else 0)))
        if answer.replayed:
            self.send_header("Idempotent-Replayed", "true")
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = trouble is Trouble.TRUNCATED

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, fake: FakeStripe) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.fake = fake


@contextmanager
def serving(clock: Clock) -> Iterator[FakeStripe]:
    """Serve an account while the block runs; `books.base` is its address."""
    fake = FakeStripe(clock)
    server = _Server(fake)
    fake.books.base = f"http://127.0.0.1:{server.server_address[1]}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        fake.ended.set()
        server.shutdown()
        server.server_close()
        thread.join()
