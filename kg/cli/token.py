"""`kg token`: who may write over the network."""

from __future__ import annotations

import click

from kg.cli.console import say
from kg.ledger import AccessLedger, Scope
from kg.pipeline import Folder
from kg.settings import Settings


@click.group(short_help="Who may write over the network.")
def token() -> None:
    """Create, revoke and list the tokens with which reports are submitted.

    \b
    Examples:
      kg token create desk --scope submit
      kg token list
      kg token revoke desk
    """


@token.command(short_help="Make a token and print it, once.")
@click.argument("name")
@click.option(
    "--scope", type=click.Choice(["read", "submit", "admin"]), default="submit",
    help="read sees facts and reasons in full; submit adds reports; admin keeps curated graphs.",
)  # fmt: skip
@click.pass_obj
def create(settings: Settings, name: str, scope: Scope) -> None:
    """Make a token called NAME and print its secret, which is kept nowhere.

    \b
    Examples:
      kg token create desk --scope submit
    """
    with AccessLedger(Folder.of(settings).ledger) as ledger:
        click.echo(ledger.create_token(name, scope=scope))
    say(f"{name}: may {scope}; send it as Authorization: Bearer, it is not shown again")


@token.command(short_help="End a token.")
@click.argument("name")
@click.pass_obj
def revoke(settings: Settings, name: str) -> None:
    """End the token called NAME for good.

    \b
    Examples:
      kg token revoke desk
    """
    with AccessLedger(Folder.of(settings).ledger) as ledger:
        ended = ledger.revoke_token(name)
    say(f"{name}: {'revoked' if ended else 'was revoked already'}")


@token.command("list", short_help="All tokens, without their secrets.")
@click.pass_obj
def list_tokens(settings: Settings) -> None:
    """Print name, scope and dates of each token, tab-separated.

    \b
    Examples:
      kg token list
    """
    with AccessLedger(Folder.of(settings).ledger) as ledger:
        for item in ledger.tokens():
            click.echo("\t".join((item.name, item.scope, item.created, item.revoked or "")))
