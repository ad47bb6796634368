from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from skill.adapters.outlets import Outlets
from skill.settings import DEFAULT_PORT, DEMO_SKILL, LOCAL_STORE, SettingsError, from_environment, read_moment

PEPPER = "p" * 32
CLOUD = {
    "ZURUF_STORE": "dynamodb://zuruf",
    "ZURUF_SKILL_ID": "amzn1.ask.skill.one, amzn1.ask.skill.two",
    "ZURUF_ACCOUNT_KEYS": "new:secret-2,old:secret-1",
    "ZURUF_PEPPER": PEPPER,
}
IN_LAMBDA = {"AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand", "AWS_EXECUTION_ENV": "AWS_Lambda_python3.13"}


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_all_that_is_missing_is_listed() -> None:
    with pytest.raises(SettingsError) as refusal:
        from_environment({})
    for name in CLOUD:
        assert name in str(refusal.value)
    with pytest.raises(SettingsError, match=r"missing: ZURUF_STORE, ZURUF_PEPPER "):
        from_environment({**CLOUD, "ZURUF_STORE": "", "ZURUF_PEPPER": ""})


def test_wrong_settings_are_listed_with_the_missing() -> None:
    wrong = {**CLOUD, "ZURUF_STORE": "", "ZURUF_ACCOUNT_KEYS": "secret", "ZURUF_PEPPER": "short", "PORT": "http"}
    with pytest.raises(SettingsError) as refusal:
        from_environment(wrong)
    for named in ("ZURUF_STORE", "KEY_ID:SECRET", "32 bytes", "'http'"):
        assert named in str(refusal.value)
    assert "short" not in str(refusal.value), "a secret is never printed"


def test_cloud_takes_what_it_is_given() -> None:
    settings = from_environment({**CLOUD, **IN_LAMBDA})
    assert settings.store == "dynamodb://zuruf"
    assert settings.skill_ids == ("amzn1.ask.skill.one", "amzn1.ask.skill.two")
    assert list(settings.account_keys.items()) == [("new", "secret-2"), ("old", "secret-1")]
    assert settings.pepper == PEPPER.encode()
    assert (settings.merchant_id, settings.account_issuer, settings.account_audience) == (
        "lindenmarkt",
        "zuruf",
        "zuruf",
    )
    assert not settings.demo
    assert settings.now is None


def test_demo_wins_over_the_store() -> None:
    for way in ({"ZURUF_DEMO": "1"}, {"ZURUF_DEMO": "true"}, {"AWS_SAM_LOCAL": "true"}):
        settings = from_environment({**CLOUD, **way, "LAMBDA_TASK_ROOT": "/var/task"})
        assert settings.demo
        assert settings.store == ""
        assert settings.skill_ids == (DEMO_SKILL,)
        assert settings.account_keys == {}
        assert settings.demo_database == "/var/task/demo.sqlite3"


def test_demo_is_only_on_demand() -> None:
    for way in ({"ZURUF_DEMO": "0"}, {"ZURUF_DEMO": ""}, {"AWS_SAM_LOCAL": "false"}):
        assert not from_environment({**CLOUD, **way}).demo


@pytest.mark.parametrize("sign", [*({name: value} for name, value in IN_LAMBDA.items()), IN_LAMBDA])
def test_demo_refuses_the_real_cloud(sign: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match="does not start in the cloud"):
        from_environment({**CLOUD, **sign, "ZURUF_DEMO": "1"})
    with pytest.raises(SettingsError, match="does not start in the cloud"):
        from_environment({**CLOUD, **sign, "ZURUF_DEMO": "1", "AWS_SAM_LOCAL": "false"})
    assert from_environment({**sign, "AWS_SAM_LOCAL": "true"}).demo


def test_demo_starts_on_other_machines_of_amazon() -> None:
    assert from_environment({"ZURUF_DEMO": "1", "AWS_EXECUTION_ENV": "CloudShell"}).demo


@pytest.mark.parametrize("skills", [DEMO_SKILL, f"amzn1.ask.skill.one,{DEMO_SKILL}"])
def test_demo_skill_never_goes_live(skills: str) -> None:
    with pytest.raises(SettingsError, match=r"the demo's amzn1\.ask\.skill\.demo: set your own"):
        from_environment({**CLOUD, "ZURUF_SKILL_ID": skills})


def test_demo_database_can_be_named() -> None:
    settings = from_environment({"ZURUF_DEMO": "1", "ZURUF_DEMO_DATABASE": "shop.sqlite3"})
    assert settings.demo_database == "shop.sqlite3"
    assert from_environment({"ZURUF_DEMO": "1"}).demo_database == ""


def test_one_machine_needs_nothing() -> None:
    settings = from_environment({}, local=True)
    assert settings.store == LOCAL_STORE
    assert settings.skill_ids == (DEMO_SKILL,)
    assert settings.port == DEFAULT_PORT
    assert len(settings.pepper) >= 32
    assert len(settings.account_keys["local"]) >= 32
    assert Path("var/secrets.json").is_file()


def test_one_machine_keeps_its_secrets() -> None:
    first, second = from_environment({}, local=True), from_environment({}, local=True)
    assert first == second


def test_shop_in_memory_writes_nothing() -> None:
    for settings in (
        from_environment({}, local=True, store="memory://"),
        from_environment({"ZURUF_STORE": "memory://"}, local=True),
        from_environment(CLOUD, local=True),
    ):
        assert len(settings.pepper) >= 32
        assert settings.account_keys
    assert list(Path().iterdir()) == []


def test_named_store_goes_first() -> None:
    assert from_environment(CLOUD, local=True, store="sqlite:///shop.sqlite3").store == "sqlite:///shop.sqlite3"
    assert from_environment(CLOUD, store="dynamodb://other").store == "dynamodb://other"
    assert from_environment({"ZURUF_DEMO": "1"}, store="sqlite:///shop.sqlite3").store == "sqlite:///shop.sqlite3"


def test_one_machine_takes_what_it_is_given() -> None:
    settings = from_environment({**CLOUD, "ZURUF_MERCHANT": "ulmenmarkt", "ZURUF_NOW": "2026-11-23T10:00"}, local=True)
    assert settings.store == "dynamodb://zuruf"
    assert settings.merchant_id == "ulmenmarkt"
    assert settings.pepper == PEPPER.encode()
    assert settings.now == datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize(
    ("given", "port"), [({}, 8080), ({"PORT": "9000"}, 9000), ({"ZURUF_PORT": "9001"}, 9001), ({"PORT": "0"}, 0)]
)
def test_port_is_read_from_either_name(given: dict[str, str], port: int) -> None:
    assert from_environment(given, local=True).port == port


@pytest.mark.parametrize("port", ["65536", "-1", "80a", "٣", " 80"])
def test_odd_ports_are_refused(port: str) -> None:
    with pytest.raises(SettingsError, match="not a port number"):
        from_environment({"PORT": port}, local=True)


@pytest.mark.parametrize("keys", ["secret", ":secret", "kid:", "kid:secret,other"])
def test_account_keys_need_id_and_secret(keys: str) -> None:
    with pytest.raises(SettingsError, match="KEY_ID:SECRET"):
        from_environment({**CLOUD, "ZURUF_ACCOUNT_KEYS": keys})


def test_short_pepper_is_refused() -> None:
    with pytest.raises(SettingsError, match="32 bytes or more"):
        from_environment({**CLOUD, "ZURUF_PEPPER": "p" * 31})


def test_secrets_may_hold_colons() -> None:
    assert from_environment({**CLOUD, "ZURUF_ACCOUNT_KEYS": "kid:a:b"}).account_keys == {"kid": "a:b"}


def test_moments_without_zone_are_berlins() -> None:
    assert read_moment("2026-11-23T10:00").utcoffset() == read_moment("2026-11-23T10:00+01:00").utcoffset()
    with pytest.raises(SettingsError, match="'gestern' is no moment"):
        read_moment("gestern")


def test_process_environment_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZURUF_STORE", "memory://")
    monkeypatch.delenv("ZURUF_DEMO", raising=False)
    assert from_environment(local=True).store == "memory://"


def test_a_moment_freezes_the_clock() -> None:
    settings = from_environment({}, local=True)
    moment = read_moment("2026-11-23T10:00")
    assert settings.frozen_at(moment).now == moment
    assert settings.frozen_at(None) is settings


def test_public_address_comes_from_outside() -> None:
    assert from_environment({}, local=True).public_url == "http://127.0.0.1:8080"
    assert from_environment({"PORT": "9000"}, local=True).public_url == "http://127.0.0.1:9000"
    assert (
        from_environment({"ZURUF_PUBLIC_URL": "https://shop.example/"}, local=True).public_url == "https://shop.example"
    )
    with pytest.raises(SettingsError, match="https only"):
        from_environment({"ZURUF_PUBLIC_URL": "http://shop.example"}, local=True)


def test_messages_stay_on_this_machine_unless_told() -> None:
    assert from_environment({}, local=True).outlets == Outlets()
    assert from_environment(CLOUD).outlets == Outlets("mailbox", "mailbox", "")


def test_messages_go_where_the_settings_say() -> None:
    given = {**CLOUD, "ZURUF_MAIL": "ses", "ZURUF_MAIL_FROM": "Shop <shop@shop.example>", "ZURUF_SMS": "sns"}
    assert from_environment(given).outlets == Outlets("ses", "sns", "Shop <shop@shop.example>")


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"ZURUF_MAIL": "imap://a:s3cret@b.example"}, "ZURUF_MAIL is mailbox"),
        ({"ZURUF_MAIL": "ses"}, "ZURUF_MAIL_FROM is missing"),
        ({"ZURUF_SMS": "pigeon"}, "ZURUF_SMS is 'pigeon'"),
    ],
)
def test_unknown_messengers_are_refused(wrong: dict[str, str], named: str) -> None:
    with pytest.raises(SettingsError, match=named) as refusal:
        from_environment({**CLOUD, **wrong})
    assert "s3cret" not in str(refusal.value)


def test_demo_sends_nothing_to_anybody() -> None:
    given = {"ZURUF_DEMO": "1", "ZURUF_MAIL": "ses", "ZURUF_MAIL_FROM": "a@b.example", "ZURUF_SMS": "sns"}
    assert from_environment(given).outlets == Outlets()


def test_webhook_secrets_are_listed() -> None:
    given = {"ZURUF_DEMO": "0", "ZURUF_STORE": "memory://", "ZURUF_STRIPE_WEBHOOK_SECRETS": "whsec_new, whsec_old"}
    assert from_environment(given, local=True).stripe_webhook_secrets == ("whsec_new", "whsec_old")
    assert from_environment({"ZURUF_STORE": "memory://"}, local=True).stripe_webhook_secrets == ()


def test_stripe_is_reached_with_a_secret_key() -> None:
    assert from_environment(CLOUD).stripe is None
    given = {**CLOUD, "ZURUF_STRIPE_KEY": "rk_live_1", "ZURUF_STRIPE_3DS": "any"}
    stripe = from_environment(given).stripe
    assert stripe is not None
    assert (stripe.key, stripe.api_base, stripe.three_d_secure) == ("rk_live_1", "https://api.stripe.com", "any")
    assert "rk_live_1" not in repr(from_environment(given)), "a secret is never printed"
    local = from_environment(
        {"ZURUF_STRIPE_KEY": "sk_test_1", "ZURUF_STRIPE_API_BASE": "http://127.0.0.1:8420/"}, local=True
    )
    assert local.stripe is not None
    assert local.stripe.api_base == "http://127.0.0.1:8420"
    assert from_environment({**given, "ZURUF_DEMO": "1"}).stripe is None


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [
        ("ZURUF_STRIPE_KEY", "pk_live_1", "no secret or restricted key"),
        ("ZURUF_STRIPE_API_BASE", "http://stripe.example", "over https only"),
        ("ZURUF_STRIPE_3DS", "never", "there are automatic, any, challenge"),
    ],
)
def test_wrong_stripe_settings_are_named(name: str, value: str, complaint: str) -> None:
    with pytest.raises(SettingsError, match=complaint):
        from_environment({**CLOUD, "ZURUF_STRIPE_KEY": "sk_live_1", name: value})


def test_encrypted_pepper_stands_for_the_pepper() -> None:
    settings = from_environment({**CLOUD, "ZURUF_PEPPER": "", "ZURUF_PEPPER_KMS": "AAAA"})
    assert (settings.pepper, settings.pepper_kms) == (b"", "AAAA")


def test_name_indexes_lie_where_the_settings_say() -> None:
    assert (from_environment({}, local=True).index_folder, from_environment({}, local=True).mends_indexes) == (
        "var/index",
        True,
    )
    assert from_environment({"ZURUF_INDEX": "/srv/index"}, local=True).index_folder == "/srv/index"
    assert from_environment({}, local=True, store="memory://").index_folder == ""
    cloud = from_environment({**CLOUD, "ZURUF_INDEX": "/opt/index"})
    assert (cloud.index_folder, cloud.mends_indexes) == ("/opt/index", False)
    assert from_environment(CLOUD).index_folder == ""
