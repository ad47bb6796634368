"""R20: whatever is odd about an account token means that no account is linked."""

from __future__ import annotations

import base64
import hmac
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from skill.channels.alexa.account import DEMO_KEY, DEMO_KEY_ID, LIFETIME, customer_of, issue_token
from skill.channels.alexa.application import SkillConfigurationError
from skill.domain.errors import InvalidInputError
from tests.channels.alexa.envelopes import intent, skill_event
from tests.channels.alexa.stage import NOW, FakeSettings, finished, said, stage

SETTINGS = FakeSettings()
DEMO = FakeSettings(demo=True, account_keys={})
KEY = SETTINGS.account_keys["2026-11"]
STAMP = int(NOW.timestamp())
Json = dict[str, Any]
CLAIMS: Json = {
    "iss": SETTINGS.account_issuer,
    "aud": SETTINGS.account_audience,
    "sub": "anna",
    "iat": STAMP,
    "nbf": STAMP,
    "exp": STAMP + 3600,
}
HEADER: Json = {"kid": "2026-11", "typ": "at+jwt"}
JWK = {"kty": "oct", "k": base64.urlsafe_b64encode(b"mine" * 8).decode(), "alg": "HS256"}


def signed(claims: Json = CLAIMS, header: Json = HEADER, key: str = KEY) -> str:
    return jwt.encode(claims, key, algorithm="HS256", headers=header)


def changed(**claims: object) -> str:
    """Return a rightly signed token with other claims; None leaves a claim out."""
    return signed({name: value for name, value in (CLAIMS | claims).items() if value is not None})


def headed(**header: object) -> str:
    return signed(header=HEADER | header)


def encoded(part: object) -> str:
    raw = part if isinstance(part, bytes) else json.dumps(part).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def unsigned(algorithm: str) -> str:
    return f"{encoded(HEADER | {'alg': algorithm})}.{encoded(CLAIMS)}."


PRIVATE = rsa.generate_private_key(public_exponent=65537, key_size=2048)
PUBLIC = PRIVATE.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


def rsa_signed() -> str:
    # By hand: the channel loads PyJWT without RSA, and with it the whole process.
    body = f"{encoded(HEADER | {'alg': 'RS256'})}.{encoded(CLAIMS)}"
    return f"{body}.{encoded(PRIVATE.sign(body.encode(), padding.PKCS1v15(), hashes.SHA256()))}"


def hmac_signed(secret: bytes) -> str:
    body = f"{encoded(HEADER | {'alg': 'HS256'})}.{encoded(CLAIMS)}"
    return f"{body}.{encoded(hmac.digest(secret, body.encode(), 'sha256'))}"


def flipped(token: str, part: int) -> str:
    parts = token.split(".")
    parts[part] = parts[part][:-2] + ("AA" if parts[part][-2:] != "AA" else "BB")
    return ".".join(parts)


REFUSED: dict[str, str] = {
    "nothing": "",
    "words": "demo-anna",
    "two parts": "a.b",
    "four parts": f"{signed()}.x",
    "dots": "..",
    "not base64": "!!!.???.###",
    "alg none": unsigned("none"),
    "alg None": unsigned("None"),
    "alg empty": unsigned(""),
    "HS512 with the right key": jwt.encode(CLAIMS, KEY, algorithm="HS512", headers=HEADER),
    "HS384 with the right key": jwt.encode(CLAIMS, KEY, algorithm="HS384", headers=HEADER),
    "RS256 with a key of their own": rsa_signed(),
    "another secret": signed(key="m" * 32),
    "empty secret in base64": flipped(signed(), 2),
    "claims changed": flipped(signed(), 1),
    "header changed": flipped(signed(), 0),
    "unknown kid": headed(kid="2025-01"),
    "kid as path": headed(kid="../../dev/null"),
    "kid of the demo": headed(kid=DEMO_KEY_ID),
    "no kid": signed(header={"typ": "at+jwt"}),
    "jku": headed(jku="https://evil.example/keys"),
    "x5u": headed(x5u="https://evil.example/cert"),
    "x5c": headed(x5c=["MIIB"]),
    "jwk": headed(jwk=JWK),
    "crit": headed(crit=["exp"]),
    "b64 false": headed(b64=False),
    "type of an id token": headed(typ="JWT"),
    "type missing": signed(header={"kid": "2026-11", "typ": None}),
    "refresh token": headed(typ="rt+jwt"),
    "expired": changed(exp=STAMP - 1),
    "expires now": changed(exp=STAMP),
    "no exp": changed(exp=None),
    "exp as text": changed(exp=str(STAMP + 3600)),
    "exp true": changed(exp=True),
    "exp far as float": changed(exp=float(STAMP + 3600)),
    "not yet": changed(nbf=STAMP + 31),
    "no nbf": changed(nbf=None),
    "issued in the future": changed(iat=STAMP + 31),
    "no iat": changed(iat=None),
    "another audience": changed(aud="whatsapp"),
    "audience among others": changed(aud=["alexa", "whatsapp"]),
    "no audience": changed(aud=None),
    "another issuer": changed(iss="https://konto.lindenmarkt.example.evil.example"),
    "no issuer": changed(iss=None),
    "no subject": changed(sub=None),
    "empty subject": changed(sub=""),
    "subject of another partition": changed(sub="anna#profile"),
    "subject too long": changed(sub="a" * 65),
    "claims are a list": f"{encoded(HEADER | {'alg': 'HS256'})}.{encoded([1])}.{encoded(b'x')}",
    "header is a list": f"{encoded([])}.{encoded(CLAIMS)}.{encoded(b'x')}",
    "header nested deep": f"{encoded(b'[' * 2_500)}.e30.eA",
    "oversized": changed(note="x" * 4_000),
    "not ASCII": f"{signed()}ä",
    "lone surrogate": f"{signed()}\ud800",
    "five parts, encrypted": ".".join([encoded({"alg": "dir", "enc": "A256GCM"}), "", "a", "b", "c"]),
    "demo token": issue_token(DEMO, "demo-anna", NOW),
}


def test_right_token_names_its_customer() -> None:
    assert customer_of(signed(), SETTINGS, NOW) == "anna"
    assert customer_of(issue_token(SETTINGS, "anna", NOW), SETTINGS, NOW) == "anna"


@pytest.mark.parametrize("token", REFUSED.values(), ids=REFUSED)
def test_odd_token_links_nobody(token: str) -> None:
    assert customer_of(token, SETTINGS, NOW) is None


ODD: dict[str, object] = {
    "none": None,
    "number": 7,
    "list": [signed()],
    "object": {"jwt": signed()},
    "huge": "x" * 1_000_000,
    **REFUSED,
}


@pytest.mark.parametrize("token", ODD.values(), ids=ODD)
def test_odd_token_shows_link_card_and_no_data(token: object) -> None:
    scene = stage(finished("Verbinde bitte dein Konto.", link_account=True))
    event = intent("TrackOrderIntent")
    event["context"]["System"]["user"]["accessToken"] = token
    answer = scene.send(event)
    assert [turn.customer_id for turn in scene.engine.turns] == [None]
    assert answer["response"]["card"] == {"type": "LinkAccount"}


def test_token_of_session_counts_too() -> None:
    event = intent("TrackOrderIntent", token=signed())
    del event["context"]["System"]["user"]["accessToken"]
    assert stage().turn(event).customer_id == "anna"


def test_public_rsa_key_as_secret_links_nobody() -> None:
    settings = FakeSettings(account_keys={"2026-11": PUBLIC.decode()})
    assert customer_of(rsa_signed(), settings, NOW) is None
    assert customer_of(hmac_signed(PUBLIC), settings, NOW) is None


def test_revoked_key_links_nobody() -> None:
    rotated = FakeSettings(account_keys={"2026-12": "r" * 32})
    assert customer_of(signed(), rotated, NOW) is None


def test_older_key_counts_until_removed() -> None:
    both = FakeSettings(account_keys={"2026-12": "r" * 32} | dict(SETTINGS.account_keys))
    assert customer_of(signed(), both, NOW) == "anna"
    assert jwt.get_unverified_header(issue_token(both, "anna", NOW))["kid"] == "2026-12"


def test_token_lives_one_hour() -> None:
    token = issue_token(SETTINGS, "anna", NOW)
    assert timedelta(hours=1) == LIFETIME
    assert customer_of(token, SETTINGS, NOW + LIFETIME - timedelta(seconds=1)) == "anna"
    assert customer_of(token, SETTINGS, NOW + LIFETIME) is None


def test_clock_skew_of_half_a_minute_passes() -> None:
    assert customer_of(changed(nbf=STAMP + 30, iat=STAMP + 30), SETTINGS, NOW) == "anna"


def test_demo_token_is_good_until_2099() -> None:
    token = issue_token(DEMO, "demo-anna", NOW)
    assert token == issue_token(DEMO, "demo-anna", NOW + timedelta(days=99))
    assert customer_of(token, DEMO, datetime(2099, 12, 30, tzinfo=UTC)) == "demo-anna"
    assert customer_of(token, DEMO, datetime(2100, 1, 1, tzinfo=UTC)) is None


def test_real_token_is_worthless_in_demo() -> None:
    assert customer_of(signed(), FakeSettings(demo=True), NOW) is None


@pytest.mark.parametrize("keys", [{DEMO_KEY_ID: "k" * 32}, {"mine": DEMO_KEY}, {"mine": "short"}, {"mine": ""}])
def test_worthless_key_stops_the_start(keys: dict[str, str]) -> None:
    with pytest.raises(SkillConfigurationError, match="ZURUF_ACCOUNT_KEYS"):
        stage(settings=FakeSettings(account_keys=keys))


@pytest.mark.parametrize("customer", ["", "a#b", "a" * 65, "ä", "-anna"])
def test_odd_customer_gets_no_token(customer: str) -> None:
    with pytest.raises(InvalidInputError, match="no token can be issued"):
        issue_token(SETTINGS, customer, NOW)


def test_without_keys_no_token_is_issued() -> None:
    with pytest.raises(InvalidInputError, match="no signing key"):
        issue_token(FakeSettings(account_keys={}), "anna", NOW)


def test_linking_event_names_the_customer() -> None:
    scene = stage()
    scene.send(skill_event("SkillAccountLinked", {"accessToken": signed()}))
    scene.send(skill_event("SkillAccountLinked", {"accessToken": headed(kid="2025-01")}))
    assert [event.customer_id for event in scene.events] == ["anna", None]


def test_person_token_alone_links_nobody() -> None:
    event = intent("TrackOrderIntent")
    event["context"]["System"]["person"] = {"personId": "amzn1.ask.person.ANNA", "accessToken": signed()}
    assert stage(finished(said("").text)).turn(event).customer_id is None
