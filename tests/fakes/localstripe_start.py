"""Start localstripe so that it overlooks the parameters of Stripe's API that it does not know.

Runs in localstripe's own venv. It knows an older API: types of methods were a parameter then, and neither
descriptions nor statement descriptors nor filters of lists are among what it takes.
"""

from __future__ import annotations

import importlib
import sys
from typing import Any

OVERLOOKED = ("allowed_payment_method_types", "description", "statement_descriptor", "statement_descriptor_suffix")


def main() -> None:
    """Serve on the port given, in memory."""
    intents: Any = importlib.import_module("localstripe.resources").PaymentIntent
    create, list_all = intents._api_create.__func__, intents._api_list_all.__func__

    def created(kind: type[Any], /, **data: Any) -> Any:
        return create(kind, **{name: value for name, value in data.items() if name not in OVERLOOKED})

    def listed(kind: type[Any], /, url: str, customer: str = "", created: object = None, **data: Any) -> Any:
        del created
        found = list_all(kind, url, **data)
        found._list = [intent for intent in found._list if intent.customer == customer]
        return found

    intents._api_create, intents._api_list_all = classmethod(created), classmethod(listed)
    sys.argv[1:] = ["--from-scratch", "--port", sys.argv[1]]
    importlib.import_module("localstripe.server").start()


if __name__ == "__main__":
    main()
