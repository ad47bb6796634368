"""Read every environment variable, once, into one frozen value.

All of them begin with `ZURUF_`. Demo mode (`ZURUF_DEMO=1`, or `AWS_SAM_LOCAL=true` inside
`sam local`) wins over the configured store and refuses to start in the real cloud.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from skill.adapters.outlets import Outlets, read_outlets
from skill.adapters.stripe_access import StripeAccess, read_stripe_access
from skill.domain.errors import InvalidInputError
from skill.local_secrets import LocalSecrets, fresh_secrets, local_secrets

DEMO_SKILL = "amzn1.ask.skill.demo"
DEMO_MERCHANT = "lindenmarkt"
DEMO_PEPPER = b"zuruf demo shop: known to everyone, so that the demo needs no set-up"
LOCAL_STORE = "sqlite:///var/zuruf.sqlite3"
FORGETFUL_STORE = "memory://"
LOCAL_SECRETS = Path("var/secrets.json")
LOCAL_INDEXES = "var/index"
DEFAULT_PORT = 8080
_LEAST_PEPPER_BYTES = 32
_NOBODY_OUTSIDE = Outlets()


class SettingsError(InvalidInputError):
    """Report settings that are missing or wrong, all of them at once."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Carry what a deployment is told from outside.

    `account_keys` are secrets by key id, the first one signs; `pepper` keys the hashes of voice
    codes, and `pepper_kms` is the same encrypted by AWS KMS (base64); `demo_database` is the prebuilt
    store that demo mode copies; `now` freezes the clock.
    `public_url` is where customers reach the shop's pages, without a slash at its end. `outlets` name who
    delivers messages. `stripe` is the merchant's account, None for the sandbox; `stripe_webhook_secrets` sign
    what Stripe sends: two while one replaces the other. `index_folder` holds the name indexes of large catalogues,
    empty for none; `mends_indexes` allows to build one while somebody waits.
    """

    store: str
    merchant_id: str
    skill_ids: tuple[str, ...]
    account_issuer: str
    account_audience: str
    account_keys: Mapping[str, str]
    pepper: bytes
    demo: bool = False
    demo_database: str = ""
    port: int = DEFAULT_PORT
    now: datetime | None = None
    public_url: str = f"http://127.0.0.1:{DEFAULT_PORT}"
    stripe: StripeAccess | None = None
    stripe_webhook_secrets: tuple[str, ...] = ()
    outlets: Outlets = _NOBODY_OUTSIDE
    pepper_kms: str = ""
    index_folder: str = ""
    mends_indexes: bool = False

    def frozen_at(self, now: datetime | None) -> Settings:
        """Return the settings with a clock that stands still, or as they are."""
        return replace(self, now=now) if now else self


def from_environment(
    environ: Mapping[str, str] | None = None, *, local: bool = False, store: str | None = None
) -> Settings:
    """Return the settings of this process; `store` goes before the environment's.

    `local` is for commands on one machine: SQLite and secrets in `var/` are made as needed.
    Otherwise whatever is missing is named in one `SettingsError`.
    """
    given = os.environ if environ is None else environ
    if _is_demo(given):
        return replace(_demo(given), store=store or "")
    if store:
        given = {**given, "ZURUF_STORE": store}
    return _local(given) if local else _cloud(given)


def _is_demo(given: Mapping[str, str]) -> bool:
    in_sam = given.get("AWS_SAM_LOCAL", "").lower() == "true"
    if given.get("ZURUF_DEMO", "") not in {"1", "true"} and not in_sam:
        return False
    if not in_sam and _is_cloud(given):
        msg = "demo mode accepts anybody's token and does not start in the cloud: unset ZURUF_DEMO"
        raise SettingsError(msg)
    return True


def _is_cloud(given: Mapping[str, str]) -> bool:
    """Tell whether Lambda runs this; either sign is enough, as custom runtimes set no AWS_EXECUTION_ENV."""
    return given.get("AWS_EXECUTION_ENV", "").startswith("AWS_Lambda_") or "AWS_LAMBDA_INITIALIZATION_TYPE" in given


def _demo(given: Mapping[str, str]) -> Settings:
    root = given.get("LAMBDA_TASK_ROOT", "")
    database = given.get("ZURUF_DEMO_DATABASE") or (f"{root}/demo.sqlite3" if root else "")
    return Settings(
        store="",
        merchant_id=DEMO_MERCHANT,
        skill_ids=(DEMO_SKILL,),
        account_issuer="",
        account_audience="",
        account_keys={},
        pepper=DEMO_PEPPER,
        demo=True,
        demo_database=database,
        port=_port(given),
        public_url=_public_url(given),
        now=_moment(given),
    )


def _local(given: Mapping[str, str]) -> Settings:
    store = given.get("ZURUF_STORE") or LOCAL_STORE
    keys, pepper = _keys(given.get("ZURUF_ACCOUNT_KEYS", "")), _pepper(given)
    if not keys or not pepper:
        secrets = _secrets_beside(store)
        keys, pepper = keys or {"local": secrets.account_key}, pepper or secrets.pepper
    return Settings(
        store=store,
        merchant_id=given.get("ZURUF_MERCHANT") or DEMO_MERCHANT,
        skill_ids=_listed(given.get("ZURUF_SKILL_ID") or DEMO_SKILL),
        account_issuer=given.get("ZURUF_ACCOUNT_ISSUER") or "zuruf-local",
        account_audience=given.get("ZURUF_ACCOUNT_AUDIENCE") or "zuruf",
        account_keys=keys,
        pepper=pepper,
        port=_port(given),
        public_url=_public_url(given),
        stripe=_stripe(given),
        stripe_webhook_secrets=_listed(given.get("ZURUF_STRIPE_WEBHOOK_SECRETS", "")),
        now=_moment(given),
        outlets=_outlets(given),
        index_folder=given.get("ZURUF_INDEX") or ("" if store == FORGETFUL_STORE else LOCAL_INDEXES),
        mends_indexes=True,
    )


def _secrets_beside(store: str) -> LocalSecrets:
    """Return secrets that live as long as what they guard: a shop in memory writes nothing down."""
    return fresh_secrets() if store == FORGETFUL_STORE else local_secrets(LOCAL_SECRETS)


def _cloud(given: Mapping[str, str]) -> Settings:
    pepper = () if given.get("ZURUF_PEPPER_KMS") else ("ZURUF_PEPPER",)
    needed = ("ZURUF_STORE", "ZURUF_SKILL_ID", "ZURUF_ACCOUNT_KEYS", *pepper)
    missing = [name for name in needed if not given.get(name)]
    faults = [f"these settings are missing: {', '.join(missing)} (or set ZURUF_DEMO=1 to try the demo shop)"]
    faults = [*(faults if missing else ()), *_wrong(given)]
    if faults:
        raise SettingsError("; ".join(faults))
    return Settings(
        store=given["ZURUF_STORE"],
        merchant_id=given.get("ZURUF_MERCHANT") or DEMO_MERCHANT,
        skill_ids=_own_skills(given["ZURUF_SKILL_ID"]),
        account_issuer=given.get("ZURUF_ACCOUNT_ISSUER") or "zuruf",
        account_audience=given.get("ZURUF_ACCOUNT_AUDIENCE") or "zuruf",
        account_keys=_keys(given["ZURUF_ACCOUNT_KEYS"]),
        pepper=_pepper(given),
        pepper_kms=given.get("ZURUF_PEPPER_KMS", ""),
        port=_port(given),
        public_url=_public_url(given),
        stripe=_stripe(given),
        stripe_webhook_secrets=_listed(given.get("ZURUF_STRIPE_WEBHOOK_SECRETS", "")),
        outlets=_outlets(given),
        index_folder=given.get("ZURUF_INDEX", ""),
    )


def _wrong(given: Mapping[str, str]) -> list[str]:
    """Return what is wrong with values that are there."""
    readers: tuple[Callable[[], object], ...] = (
        lambda: _own_skills(given.get("ZURUF_SKILL_ID", "")),
        lambda: _keys(given.get("ZURUF_ACCOUNT_KEYS", "")),
        lambda: _pepper(given),
        lambda: _port(given),
        lambda: _stripe(given),
        lambda: _outlets(given),
    )
    return [fault for reader in readers if (fault := _fault(reader))]


def _fault(reader: Callable[[], object]) -> str:
    try:
        reader()
    except SettingsError as error:
        return str(error)
    return ""


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _own_skills(text: str) -> tuple[str, ...]:
    """Read skill ids; the demo's is known to everyone and so opens nothing outside demo mode."""
    skills = _listed(text)
    if DEMO_SKILL in skills:
        msg = f"ZURUF_SKILL_ID is the demo's {DEMO_SKILL}: set your own skill's (sam deploy: the parameter SkillId)"
        raise SettingsError(msg)
    return skills


def _keys(text: str) -> dict[str, str]:
    """Read `kid:secret,kid:secret`."""
    pairs = [part.partition(":") for part in _listed(text)]
    if any(not kid or not secret for kid, _, secret in pairs):
        msg = "ZURUF_ACCOUNT_KEYS is written as KEY_ID:SECRET, several with commas between"
        raise SettingsError(msg)
    return {kid: secret for kid, _, secret in pairs}


def _pepper(given: Mapping[str, str]) -> bytes:
    pepper = given.get("ZURUF_PEPPER", "").encode()
    if pepper and len(pepper) < _LEAST_PEPPER_BYTES:
        msg = f"ZURUF_PEPPER needs {_LEAST_PEPPER_BYTES} bytes or more"
        raise SettingsError(msg)
    return pepper


def _public_url(given: Mapping[str, str]) -> str:
    url = (given.get("ZURUF_PUBLIC_URL") or f"http://127.0.0.1:{_port(given)}").rstrip("/")
    if not url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
        msg = f"ZURUF_PUBLIC_URL is {url!r}; customers reach the shop's pages over https only"
        raise SettingsError(msg)
    return url


def _outlets(given: Mapping[str, str]) -> Outlets:
    try:
        return read_outlets(given)
    except InvalidInputError as error:
        raise SettingsError(str(error)) from error


def _stripe(given: Mapping[str, str]) -> StripeAccess | None:
    try:
        return read_stripe_access(given)
    except InvalidInputError as error:
        raise SettingsError(str(error)) from error


def _port(given: Mapping[str, str]) -> int:
    text = given.get("PORT") or given.get("ZURUF_PORT") or str(DEFAULT_PORT)
    if not text.isascii() or not text.isdigit() or not 0 <= int(text) < 2**16:
        msg = f"PORT is {text!r}, not a port number"
        raise SettingsError(msg)
    return int(text)


def _moment(given: Mapping[str, str]) -> datetime | None:
    """Read `ZURUF_NOW`, for demonstrations at a fixed time; without a zone it is Berlin's."""
    return read_moment(given["ZURUF_NOW"]) if given.get("ZURUF_NOW") else None


def read_moment(text: str) -> datetime:
    """Read a moment in ISO 8601; without a zone it is the demo shop's local time."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - only demonstrations read moments

    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        msg = f"{text!r} is no moment; write for example 2026-11-23T10:00"
        raise SettingsError(msg) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo("Europe/Berlin"))
