"""Hold one module an intent; file, phrase file and sample file share its name."""

from __future__ import annotations

from collections.abc import Mapping

from skill.conversation.intent import Intent
from skill.conversation.intents import (
    add_to_cart,
    cancel,
    cancel_order,
    case_question,
    change_quantity,
    checkout,
    choose_option,
    choose_payment,
    choose_remedy,
    confirm_order,
    empty_cart,
    fallback,
    forget_device,
    help,  # noqa: A004 - the module is named after its intent, like all others
    keep_in_cart,
    launch,
    list_orders,
    navigate_home,
    no,
    product_question,
    provide_code,
    read_cart,
    refund_status,
    remove_from_cart,
    reorder_last,
    reorder_product,
    repeat,
    report_problem,
    reset_voice_code,
    return_item,
    stop,
    talk_to_person,
    track_order,
    withdraw,
    yes,
)

_MODULES = (
    *(launch, reorder_product, reorder_last, add_to_cart, remove_from_cart, change_quantity),
    *(read_cart, keep_in_cart, empty_cart, checkout, choose_payment),
    *(track_order, list_orders, cancel_order, product_question),
    *(talk_to_person, choose_option, provide_code, reset_voice_code, confirm_order, repeat, help, yes, no),
    *(withdraw, return_item, report_problem, choose_remedy, case_question, refund_status, forget_device),
    *(cancel, stop, navigate_home, fallback),
)

INTENTS: Mapping[str, Intent] = {module.INTENT.name: module.INTENT for module in _MODULES}
"""All wishes this shop understands, by the name they have in the interaction models."""

MODULES: Mapping[str, str] = {module.__name__.rpartition(".")[2]: module.INTENT.name for module in _MODULES}
"""The model's name of each intent module: file, phrase file and sample file share the module's name."""
