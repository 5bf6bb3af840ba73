"""The command group: settings from the environment, errors to one line and an exit code."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

import click

from kg.cli.commands import COMMANDS
from kg.errors import EnvironmentFault, UsageError, WhoMetError
from kg.settings import Settings

DONE, FINDINGS, USAGE, ENVIRONMENT = 0, 1, 2, 3
INTERRUPTED, BROKEN_PIPE = 130, 141


class ReaderLeft(Exception):
    """Whoever read our output has closed the pipe."""


class Commands(click.Group):
    """The group; click itself would call a closed pipe a finding (exit code 1)."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; raises ReaderLeft for a closed pipe."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise ReaderLeft from error


@click.group(
    cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.option("--debug", is_flag=True, expose_value=False, help="Show the traceback of an error.")
@click.version_option(package_name="whomet", prog_name="kg")
@click.pass_context
def group(context: click.Context) -> None:
    """WhoMet: who met whom, as linked data, with the sentence behind every fact.

    \b
    kg ingest seeds/articles        put reports into the graph
    kg query question.rq            ask it
    kg serve                        offer it to others

    Settings come from the environment: KG_DATA (default var/), KG_STORE, KG_BASE_IRI,
    KG_QUOTES, KG_HOST, KG_PORT, KG_WORKERS, KG_QUERY_SECONDS, KG_QUERY_MEMORY,
    KG_CLIENT_QUERIES, KG_PROXIES, KG_LOG.
    Exit codes: 0 done, 1 findings or unreadable inputs, 2 usage, 3 environment.
    """
    context.ensure_object(dict)
    context.obj = Settings.from_environment(os.environ)


for _command in COMMANDS:
    group.add_command(_command)


def main() -> NoReturn:
    """Run the command line and exit with its code."""
    debug = "--debug" in sys.argv[1:]
    try:
        code = group.main(standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Abort:
        code = INTERRUPTED
    except KeyboardInterrupt:
        code = INTERRUPTED
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (ReaderLeft, BrokenPipeError):
        code = _silenced()
    except (WhoMetError, OSError) as error:
        if debug:
            raise
        click.echo(f"kg: {error}", err=True)
        code = exit_code(error)
    sys.exit(code if isinstance(code, int) else DONE)


def exit_code(error: Exception) -> int:
    """2 for usage, 3 for the environment, 1 for what is wrong with an input."""
    match error:
        case UsageError():
            return USAGE
        case EnvironmentFault() | OSError():
            return ENVIRONMENT
        case _:
            return FINDINGS


def _silenced() -> int:
    """The reader of our output has left: say nothing more, also not at interpreter exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return BROKEN_PIPE
