"""Run `zuruf`: one subcommand a module in `skill.commands`, imported only when it is asked for."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from skill.domain.errors import ShopError

COMMANDS = {
    "talk": "speak with the assistant in plain text",
    "serve": "serve the simulator on this machine",
    "orders": "print a customer's orders with the evidence of consent, the newest last",
    "ship": "note that an order has left the house; charges what waited for that",
    "deliver": "note that an order has arrived; tells the customer who asked for it",
    "mails": "print the e-mails that went out, the newest last",
    "callbacks": "list who asked to be called back",
    "cases": "list withdrawals, returns and complaints; receive goods, accept or refuse",
    "invoices": "list unpaid invoices; book a payment; remind",
    "stock": "show a product's stock, or correct it",
    "seed": "fill a store with the demo shop, unless it holds one already",
    "catalog": "import a catalogue, or say what an import would change",
    "index": "build or check the name index of a large catalogue",
    "understand": "show what utterances mean (one a line on standard input)",
    "match": "show which products spoken names mean (names on standard input)",
    "models": "write the Alexa interaction models from their sources",
    "token": "print an account token of this machine's issuer (ZURUF_DEMO=1: the demo's, good until 2099)",
}
"""What each subcommand does; each is a module of the same name with `add_parser(subparsers)`."""

WRONG_INPUT = 2
INTERRUPTED = 130

_DESCRIPTION = "The backend behind a shop's voice assistant: reorder, pay by voice, ask where the parcel is."
_EXAMPLES = """\
examples:
  zuruf talk                                   speak German with the demo shop, as demo-anna
  zuruf talk --locale en-GB --customer demo-ute
  printf 'bestell kaffeefilter nach\\nja\\n' | zuruf talk --store memory://
  zuruf serve                                  the simulator on http://127.0.0.1:8080
  zuruf orders                                 what demo-anna ordered, with the evidence of consent
  zuruf mails                                  the e-mails that went out
  zuruf cases                                  withdrawals, returns and complaints, and what to do about them
  echo 'zwei packungen milch' | zuruf understand --locale de-DE

Each command explains itself: zuruf talk --help
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; what the user did wrong is one line on standard error and a 2."""
    arguments = sys.argv[1:] if argv is None else list(argv)
    try:
        return _run(parse(arguments))
    except KeyboardInterrupt:
        print(file=sys.stderr)  # the shell's prompt begins on a line of its own
        return INTERRUPTED
    except ShopError as error:
        print(f"zuruf: {' '.join(str(error).split())}", file=sys.stderr)
        return WRONG_INPUT
    except BrokenPipeError:
        # Whoever read our output has enough; nothing may be flushed into the closed pipe at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        print(f"zuruf: {' '.join(str(error).split())}", file=sys.stderr)
        return WRONG_INPUT


def parse(arguments: Sequence[str]) -> Namespace:
    """Read the command line; only the module of a named command is imported."""
    parser = _Parser(
        prog="zuruf", description=_DESCRIPTION, epilog=_EXAMPLES, formatter_class=RawDescriptionHelpFormatter
    )
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", dest="command", required=True)
    named = next((argument for argument in arguments if not argument.startswith("-")), None)
    if named in COMMANDS:
        import_module(f"skill.commands.{named}").add_parser(subparsers)
    else:
        for command, what in COMMANDS.items():
            subparsers.add_parser(command, help=what)
    return parser.parse_args(arguments)


class _Parser(ArgumentParser):
    """Complain in one line and point at the help."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG_INPUT, f"{self.prog}: {message}\nSee {self.prog} --help\n")


def _run(args: Namespace) -> int:
    code: int = args.run(args)
    return code


if __name__ == "__main__":
    sys.exit(main())
