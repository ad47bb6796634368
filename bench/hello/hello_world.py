"""Greet in German: the smallest skill on ask-sdk with a DynamoDB client, to compare cold starts with."""

import boto3
from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill_builder import CustomSkillBuilder
from ask_sdk_model import Response

TABLE = boto3.client("dynamodb")


class Greeting(AbstractRequestHandler):
    """Answer every request with the same words."""

    def can_handle(self, handler_input: HandlerInput) -> bool:  # noqa: ARG002 - the SDK passes it by this name
        """Take every request."""
        return True

    def handle(self, handler_input: HandlerInput) -> Response:
        """Say hello."""
        return handler_input.response_builder.speak("Hallo Welt").response


_builder = CustomSkillBuilder()
_builder.add_request_handler(Greeting())
handler = _builder.lambda_handler()
