"""Keep the secrets of a shop on one machine in a file of its own, made at the first start."""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from skill.domain.errors import InvalidInputError


@dataclass(frozen=True, slots=True)
class LocalSecrets:
    """Carry the key that signs account tokens and the one that keys voice codes."""

    account_key: str
    pepper: bytes


def fresh_secrets() -> LocalSecrets:
    """Return secrets that nobody has had before."""
    return LocalSecrets(secrets.token_urlsafe(48), secrets.token_urlsafe(48).encode())


def local_secrets(path: Path) -> LocalSecrets:
    """Return the secrets in a file; an absent file is made, readable by its owner alone.

    Raises `InvalidInputError` where the file is damaged, or can be neither read nor made.
    """
    try:
        if not path.exists():
            _make(path)
        stored = json.loads(path.read_text(encoding="utf-8"))
        return LocalSecrets(str(stored["account_key"]), str(stored["pepper"]).encode())
    except OSError as error:
        msg = f"{path}: {error.strerror or error}; the secrets of a shop that lasts are kept there (--store memory:// needs none)"
        raise InvalidInputError(msg) from error
    except (ValueError, KeyError, TypeError) as error:
        msg = f"{path} is damaged; restore it, or run make reset to start over"
        raise InvalidInputError(msg) from error


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = fresh_secrets()
    _write_once(path, json.dumps({"account_key": fresh.account_key, "pepper": fresh.pepper.decode()}))


def _write_once(path: Path, text: str) -> None:
    """Put the whole file in place at once; of two processes that start together, one wins."""
    own = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(own, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    try:
        os.link(own, path)
    except FileExistsError:
        pass
    finally:
        own.unlink()
