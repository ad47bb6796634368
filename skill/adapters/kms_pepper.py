"""Keep the pepper of voice codes encrypted by AWS KMS, and have it decrypted at the first code of a process."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from functools import partial
from threading import Lock
from typing import Any, Protocol, cast

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from botocore.session import get_session

from skill.domain.errors import InvalidInputError, UnavailableError

LEAST_BYTES = 32
# A turn at the voice code waits for this once per process; Alexa waits eight seconds in all.
_CONFIG = Config(connect_timeout=0.7, read_timeout=1.5, retries={"mode": "standard", "total_max_attempts": 2})


class KmsClient(Protocol):
    """Name the one call to KMS that is needed."""

    def decrypt(self, *, CiphertextBlob: bytes) -> Mapping[str, Any]:  # noqa: N803 - AWS names it
        """Return `Plaintext`."""
        ...


def kms_client() -> KmsClient:
    """Return a client for the region of the environment."""
    return cast("KmsClient", get_session().create_client("kms", config=_CONFIG))


class KmsPepper:
    """Return the pepper when it is called; KMS is asked once per process, and never where no code is said."""

    def __init__(self, ciphertext: str, *, client: KmsClient | None = None) -> None:
        """Take the ciphertext in base64, as `aws kms encrypt` prints it."""
        try:
            self._ciphertext = base64.b64decode(ciphertext, validate=True)
        except (binascii.Error, ValueError) as error:
            msg = "ZURUF_PEPPER_KMS is no base64, as `aws kms encrypt --query CiphertextBlob` prints it"
            raise InvalidInputError(msg) from error
        self._client = partial(_same, client) if client else kms_client
        self._lock = Lock()
        self._pepper: bytes | None = None

    def __call__(self) -> bytes:
        """Return the pepper; raise `UnavailableError` where KMS does not answer or does not let us."""
        with self._lock:
            if self._pepper is None:
                self._pepper = self._decrypted()
            return self._pepper

    def _decrypted(self) -> bytes:
        try:
            answer = self._client().decrypt(CiphertextBlob=self._ciphertext)
        except (BotoCoreError, ClientError) as error:
            msg = f"KMS did not decrypt the pepper: {type(error).__name__}"
            raise UnavailableError(msg) from error
        pepper = bytes(answer["Plaintext"])
        if len(pepper) < LEAST_BYTES:
            msg = f"the pepper behind ZURUF_PEPPER_KMS needs {LEAST_BYTES} bytes or more"
            raise InvalidInputError(msg)
        return pepper


def _same(client: KmsClient) -> KmsClient:
    return client
