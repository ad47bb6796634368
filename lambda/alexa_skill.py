"""Answer Alexa: the deployed function's entry point, `alexa_skill.handler`."""

from skill.bootstrap import build_phrasebook, build_shop
from skill.channels.alexa.skill import build_handler
from skill.settings import from_environment

_settings = from_environment()
handler = build_handler(_settings, build_shop(_settings), build_phrasebook(_settings))
