from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Any, cast

import pytest
from botocore.exceptions import ClientError, ReadTimeoutError

from skill.adapters.kms_pepper import KmsPepper, kms_client
from skill.domain.errors import InvalidInputError, UnavailableError
from tests.adapters.aws import empty_aws

PEPPER = b"thirty-two bytes, or some more of them"


class Counting:
    """Answer with one pepper, or an error, and count the calls."""

    def __init__(self, answer: bytes | Exception) -> None:
        self.answer, self.calls = answer, 0

    def decrypt(self, **_request: object) -> dict[str, Any]:
        self.calls += 1
        if isinstance(self.answer, Exception):
            raise self.answer
        return {"Plaintext": self.answer}


@pytest.fixture(autouse=True)
def _aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with empty_aws(monkeypatch):
        yield


def encrypted(pepper: bytes) -> str:
    client = cast("Any", kms_client())
    key = client.create_key()["KeyMetadata"]["KeyId"]
    return base64.b64encode(client.encrypt(KeyId=key, Plaintext=pepper)["CiphertextBlob"]).decode()


def test_pepper_comes_back_from_kms() -> None:
    ciphertext = encrypted(PEPPER)
    assert PEPPER not in base64.b64decode(ciphertext)
    assert KmsPepper(ciphertext)() == PEPPER


def test_kms_is_asked_once_and_late() -> None:
    client = Counting(PEPPER)
    pepper = KmsPepper("AAAA", client=client)
    assert client.calls == 0
    assert [pepper() for _ in range(3)] == [PEPPER] * 3
    assert client.calls == 1


@pytest.mark.parametrize(
    "error",
    [
        ReadTimeoutError(endpoint_url="https://kms.example"),
        ClientError(cast("Any", {"Error": {"Code": "AccessDeniedException", "Message": ""}}), "Decrypt"),
    ],
)
def test_silent_kms_is_asked_again(error: Exception) -> None:
    client = Counting(error)
    pepper = KmsPepper("AAAA", client=client)
    with pytest.raises(UnavailableError):
        pepper()
    client.answer = PEPPER
    assert pepper() == PEPPER


def test_short_pepper_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="32 bytes"):
        KmsPepper("AAAA", client=Counting(b"short"))()


@pytest.mark.parametrize("text", ["no base64!", "AAA", "ä"])
def test_other_texts_are_no_ciphertext(text: str) -> None:
    with pytest.raises(InvalidInputError, match="ZURUF_PEPPER_KMS"):
        KmsPepper(text)
