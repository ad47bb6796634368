"""Open whoever moves the deployment's money: Stripe where a key is configured, else the embedded sandbox."""

from __future__ import annotations

from skill.adapters.invoice_payments import InvoicePayments
from skill.adapters.routed_payments import RoutedPayments
from skill.adapters.sandbox_methods import SandboxMethods
from skill.adapters.sandbox_payments import SandboxPayments
from skill.adapters.stripe_access import StripeAccess
from skill.services.ports import Clock, PaymentMethods, Payments
from skill.services.table import Table

RETURN_PAGE = "/konto"
"""Where customers come back to from their bank's page."""


def open_payments(
    access: StripeAccess | None, table: Table, *, clock: Clock, public_url: str
) -> tuple[Payments, PaymentMethods]:
    """Return the ports for money and for stored ways to pay; nothing is asked of Stripe before the first payment."""
    invoices = InvoicePayments(table, clock=clock)
    if access is None:
        sandbox = SandboxPayments(table, clock=clock, public_url=public_url)
        routed = RoutedPayments(table, provider=sandbox, prefix="sandbox:", invoices=invoices)
        return routed, SandboxMethods(table, clock=clock, public_url=public_url)
    from skill.adapters.stripe_api import StripeApi  # noqa: PLC0415 - only shops with a key need it
    from skill.adapters.stripe_methods import StripeMethods  # noqa: PLC0415 - only shops with a key need it
    from skill.adapters.stripe_payments import PREFIX, StripePayments, StripeTerms  # noqa: PLC0415 - only shops with a key need it

    api = StripeApi(access)
    terms = StripeTerms(f"{public_url}{RETURN_PAGE}", three_d_secure=access.three_d_secure)
    stripe = StripePayments(table, api, terms, clock=clock)
    return RoutedPayments(table, provider=stripe, prefix=PREFIX, invoices=invoices), StripeMethods(table, api)
