"""Grow Alexa envelopes from a seed: mostly well-formed, with something broken in most of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import TypeVar

from tests.channels.alexa.envelopes import SKILL, Json
from tests.channels.alexa.vocabulary import INTENTS, LOCALES, PRODUCTS, SILENT_TYPES, SKUS, SLOTS, TALKING_TYPES

MEGABYTE = "süß " * 250_000
_MISSING = object()
Choice = TypeVar("Choice")


def _nested(depth: int) -> Json:
    nest: Json = {}
    for _ in range(depth):
        nest = {"value": nest, "slotValue": [nest]}
    return nest


ODD: tuple[object, ...] = (
    *(
        _MISSING,
        _MISSING,
        None,
        None,
        [],
        {},
        "",
        "?",
        0,
        7,
        -1,
        1.5,
        True,
        False,
        "\ud800",
        "\x00",
        "a\r\nb",
        "<speak>&",
    ),
    *([None], [[]], [{}], {"": ""}, {"value": None}, {"type": None}, MEGABYTE, _nested(400), ["x"] * 1_000),
)


class Grammar:
    """Grow envelopes; the same seed grows the same ones."""

    def __init__(self, seed: int, tokens: Sequence[str]) -> None:
        self._random = Random(seed)  # noqa: S311 - a test repeats itself
        self._tokens = tokens
        self._odds = 0.0
        self._number = 0
        self.question: str | None = None

    def envelope(self) -> Json:
        self._number += 1
        # One in four is sound, so that turns get deep into conversations; the others break a little or a lot.
        self._odds = self._random.choice((0.0, 0.02, 0.05, 0.2))
        user = self._user()
        grown = self._object(
            version=lambda: self._pick(("1.0", "1.0", "2.0", 7)),
            session=lambda: self._session(user),
            context=lambda: self._context(user),
            request=self._request,
            surplus=self._junk,
        )
        if self._random.random() < 0.9:
            self._name_our_skill(grown)
        return grown

    def _name_our_skill(self, grown: Json) -> None:
        """Let most broken envelopes past the door: what is behind it is what shall not break."""
        application = {"application": {"applicationId": SKILL}}
        context = grown["context"] if isinstance(grown.get("context"), dict) else {}
        system = context["System"] if isinstance(context.get("System"), dict) else {}
        grown["context"] = {**context, "System": {**system, **application}}
        if isinstance(grown.get("session"), dict):
            grown["session"] = {**grown["session"], **application}

    @property
    def _session_number(self) -> int:
        return self._number // 12

    def _session(self, user: object) -> object:
        return self._object(
            new=lambda: self._number % 12 == 0 or self._random.random() < 0.1,
            sessionId=lambda: f"amzn1.echo-api.session.{self._session_number}",
            application=lambda: {"applicationId": SKILL},
            attributes=lambda: self._object(question=lambda: self.question or "question-0", extra=self._junk),
            user=lambda: user,
        )

    def _context(self, user: object) -> object:
        interfaces = {"Alexa.Presentation.APL": {"runtime": {"maxVersion": "2024.3"}}}
        system = {
            "application": lambda: {"applicationId": SKILL},
            "user": lambda: user,
            "person": lambda: self._object(personId=lambda: "amzn1.ask.person.ANNA"),
            "device": lambda: self._object(supportedInterfaces=lambda: self._pick(({}, interfaces))),
            "apiEndpoint": lambda: "https://api.eu.amazonalexa.com",
        }
        return self._object(System=lambda: self._object(**system), Viewport=self._junk)

    def _user(self) -> object:
        return self._maybe(
            lambda: self._object(
                userId=lambda: f"amzn1.ask.account.{self._session_number % 5}",
                accessToken=lambda: self._tokens[self._session_number % len(self._tokens)],
            )
        )

    def _request(self) -> object:
        if self.question is not None and self._random.random() < 0.4:
            return self._consent()
        kind = self._pick(
            (*("IntentRequest",) * 40, *TALKING_TYPES, *("Alexa.Presentation.APL.UserEvent",) * 3, *SILENT_TYPES)
        )
        return self._object(
            type=lambda: kind,
            requestId=lambda: f"amzn1.echo-api.request.{self._number - self._random.choice((0, 0, 0, 1))}",
            timestamp=lambda: "2026-11-23T09:00:00Z",
            locale=lambda: self._pick(LOCALES),
            intent=self._intent,
            arguments=self._tapped,
            reason=lambda: self._pick(("USER_INITIATED", "ERROR", "EXCEEDED_MAX_REPROMPTS")),
            dialogState=lambda: self._pick(("STARTED", "IN_PROGRESS", "COMPLETED")),
            body=lambda: self._object(accessToken=lambda: self._pick(self._tokens)),
            errors=self._junk,
        )

    def _consent(self) -> object:
        """Answer the question that stands with a yes in one of its forms."""
        spoken = self._pick(("AMAZON.YesIntent", "AMAZON.YesIntent", "AMAZON.YesIntent", "ConfirmOrderIntent"))
        yes = {"name": spoken, "confirmationStatus": "NONE", "slots": {}}
        return self._object(
            type=lambda: self._pick(("IntentRequest", "IntentRequest", "Alexa.Presentation.APL.UserEvent")),
            requestId=lambda: f"amzn1.echo-api.request.{self._number}",
            locale=lambda: self._pick(LOCALES),
            intent=lambda: yes,
            arguments=self._tapped,
        )

    def _tapped(self) -> list[object]:
        button = ("gate", self.question or "question-0", "Zahlungspflichtig bestellen")
        return [self._maybe(lambda part=part: part) for part in button]  # type: ignore[misc]

    def _intent(self) -> object:
        names = ["product"] * (self._random.random() < 0.7) + self._random.sample(SLOTS, self._random.randrange(4))
        return self._object(
            name=lambda: self._pick(INTENTS),
            confirmationStatus=lambda: self._pick(("NONE", "CONFIRMED", "DENIED")),
            slots=lambda: {name: self._maybe(lambda name=name: self._slot(name)) for name in names},  # type: ignore[misc]
        )

    def _slot(self, name: str) -> object:
        value = self._value(name)
        inner = self._object(type=lambda: self._pick(("Simple", "List")), value=lambda: value, values=self._junk)
        return self._object(
            name=lambda: name,
            value=lambda: value,
            confirmationStatus=lambda: "NONE",
            source=lambda: "USER",
            resolutions=lambda: self._resolutions(value),
            slotValue=lambda: inner,
        )

    def _value(self, name: str) -> str:
        if name.startswith("product"):
            return self._pick(PRODUCTS)
        if name.startswith(("quantity", "remaining")):
            return self._pick(("1", "2", "zehn", "0", "-3", "999999999999999999999", "?", "1,5", "٣"))
        other = (
            "packungen",
            "zweite",
            "größere",
            "preis",
            "4217",
            "2719",
            "0000",
            "ja",
            "zahlungspflichtig bestellen",
            "?",
        )
        return self._pick((*other, "😀" * 50, "'; drop table--", "größe vier"))

    def _resolutions(self, value: str) -> object:
        def one_value() -> object:
            identifier = self._pick(SKUS)
            return self._object(value=lambda: self._object(name=lambda: value, id=lambda: identifier))

        def authority() -> object:
            code = self._pick(("ER_SUCCESS_MATCH", "ER_SUCCESS_NO_MATCH", "ER_ERROR_TIMEOUT", "ER_ERROR_EXCEPTION"))
            values = [self._maybe(one_value) for _ in range(self._random.randrange(4))]
            return self._object(status=lambda: self._object(code=lambda: code), values=lambda: values)

        many = self._random.randrange(3)
        return self._object(resolutionsPerAuthority=lambda: [self._maybe(authority) for _ in range(many)])

    def _object(self, **members: Callable[[], object]) -> Json:
        grown = {name: self._maybe(grow) for name, grow in members.items()}
        return {name: value for name, value in grown.items() if value is not _MISSING}

    def _maybe(self, grow: Callable[[], object]) -> object:
        return self._random.choice(ODD) if self._random.random() < self._odds else grow()

    def _junk(self) -> object:
        odd = self._random.choice(ODD)
        return None if odd is _MISSING else odd

    def _pick(self, choices: Sequence[Choice]) -> Choice:
        return self._random.choice(choices)
