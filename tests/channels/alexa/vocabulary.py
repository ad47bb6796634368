"""What grown envelopes talk about: sound words, odd ones, and every type of request."""

from __future__ import annotations

PRODUCTS = (
    *(
        "kaffeefilter",
        "melitta filtertüten größe zwei",
        "finish tabs",
        "klopapier",
        "milch",
        "windeln",
        "coffee filters",
    ),
    *("dishwasher tabs", "schlumpf", "whisky", "?", ""),
)
SKUS = (
    "melitta-filter-2-100",
    "finish-tabs-60",
    "melitta-filter-4-80",
    "word-milch",
    "NO-SUCH-SKU",
    "",
    "yes",
    "price",
)
LOCALES = (
    *(
        "de-DE",
        "de-DE",
        "de-DE",
        "en-US",
        "en-GB",
        "en-AU",
        "en-CA",
        "en-IN",
        "fr-FR",
        "fr-CA",
        "it-IT",
        "es-ES",
        "es-MX",
    ),
    *("es-US", "pt-BR", "ja-JP", "hi-IN", "ar-SA", "nl-NL", "de-AT", "de", "xx-YY", "DE_de", "tlh", "-", "en-"),
)
INTENTS = (
    *("ReorderProductIntent", "ReorderLastIntent", "AddToCartIntent", "RemoveFromCartIntent", "ChangeQuantityIntent"),
    *(
        "ReadCartIntent",
        "EmptyCartIntent",
        "CheckoutIntent",
        "TrackOrderIntent",
        "ListOrdersIntent",
        "CancelOrderIntent",
    ),
    *("ProductQuestionIntent", "TalkToPersonIntent", "ChooseOptionIntent", "ProvideCodeIntent", "ConfirmOrderIntent"),
    *("AMAZON.RepeatIntent", "AMAZON.HelpIntent", "AMAZON.YesIntent", "AMAZON.NoIntent", "AMAZON.CancelIntent"),
    *("AMAZON.StopIntent", "AMAZON.NavigateHomeIntent", "AMAZON.FallbackIntent", "AMAZON.YesIntent", "GoneIntent"),
    *("ReorderProductIntent", "ReorderProductIntent", "ReorderProductIntent", "AddToCartIntent", "CheckoutIntent"),
)
SLOTS = (
    *("quantity", "unit", "product", "quantity_two", "unit_two", "product_two", "quantity_three", "unit_three"),
    *(
        "product_three",
        "remaining",
        "order_number",
        "aspect",
        "attribute",
        "ordinal",
        "rejected",
        "code",
        "consent",
        "odd.name",
    ),
)
SILENT_TYPES = (
    *(
        "SessionEndedRequest",
        "CanFulfillIntentRequest",
        "Nonsense.Happened",
        "Dialog.API.Invoked",
        "Dialog.InputRequest",
    ),
    *("AlexaSkillEvent.SkillEnabled", "AlexaSkillEvent.SkillDisabled", "AlexaSkillEvent.SkillAccountLinked"),
    *("AlexaSkillEvent.SkillPermissionAccepted", "AlexaSkillEvent.SkillPermissionChanged"),
    *("AlexaSkillEvent.ProactiveSubscriptionChanged", "Reminders.ReminderCreated", "Reminders.ReminderStatusChanged"),
    *("Alexa.Presentation.APL.RuntimeError", "Alexa.Presentation.APL.LoadIndexListData", "AudioPlayer.PlaybackStarted"),
    *(
        "Alexa.Presentation.APL.LoadTokenListData",
        "GameEngine.InputHandlerEvent",
        "Display.ElementSelected",
        "launchrequest",
    ),
)
TALKING_TYPES = ("LaunchRequest", "SessionResumedRequest", "Connections.Response")
