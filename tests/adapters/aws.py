"""Amazon's services as moto plays them, empty at the start of a test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from moto import mock_aws
from moto.kms.models import kms_backends
from moto.ses.models import ses_backends
from moto.sns.models import sns_backends

REGION = "eu-central-1"


@contextmanager
def empty_aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Serve AWS with made-up credentials and nothing in it.

    moto empties its services only when its outermost use begins, and the table's conformance suite holds one open for
    the whole run.
    """
    monkeypatch.setenv("AWS_DEFAULT_REGION", REGION)
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    with mock_aws():
        for backends in (kms_backends, ses_backends, sns_backends):
            backends.reset()
        yield
