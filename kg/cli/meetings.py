"""`kg meetings diff`: one meeting as each report tells it."""

from __future__ import annotations

import click
import pyoxigraph as ox

from kg.cli.accounts import AccountTold, accounts_of, differences
from kg.cli.console import data, say
from kg.cli.reading import graph_of
from kg.cli.tables import format_table
from kg.pipeline import key_of
from kg.ports import Store
from kg.settings import Settings


@click.group(short_help="Compare what reports say of one meeting.")
def meetings() -> None:
    """Meetings that several houses tell of.

    \b
    Examples:
      kg meetings diff meeting/2024-03-22/meeting/cn.cai-qi_kp.kim-song-nam
    """


@meetings.command(short_help="What each report says, and what only one side says.")
@click.argument("name", metavar="ID")
@click.pass_obj
def diff(settings: Settings, name: str) -> None:
    """Print the accounts of the meeting ID side by side, then where they differ.

    Any key of a meeting will do, also one that was joined to another.

    \b
    Examples:
      kg meetings diff meeting/2024-03-22/meeting/cn.cai-qi_kp.kim-song-nam
    """
    key = key_of(name, base_iri=settings.base_iri)
    with graph_of(settings) as store:
        meeting = _standing_for(store, ox.NamedNode(f"{settings.base_iri}id/{key}"))
        accounts = accounts_of(store, meeting)
    base = settings.base_iri
    columns = ["house", "report", "date", "kind", "place", "venue", "participants in order"]
    data(format_table(columns, [_row(account, base=base) for account in accounts]))
    lines = list(differences(accounts))
    data("")
    data("\n".join(lines) if lines else "no differences")
    say(f"{len(accounts)} accounts, {len(lines)} differences")


def _standing_for(store: Store, meeting: ox.NamedNode) -> ox.NamedNode:
    """The node that a replaced key stands for now."""
    answer = store.query(
        f"SELECT ?now {{ {meeting} <http://purl.org/dc/terms/isReplacedBy> ?now }}"
    )
    assert isinstance(answer, ox.QuerySolutions)
    found = next(iter(answer), None)
    node = meeting if found is None else found["now"]
    assert isinstance(node, ox.NamedNode)
    return node


def _row(account: AccountTold, *, base: str) -> list[str]:
    people = sorted(account.people.values(), key=lambda named: named.position)
    listed = "; ".join(
        f"{named.name} ({', '.join([named.role, *named.titles])})" for named in people
    )
    report = account.report.removeprefix(f"{base}id/report/")[:12]
    told = [account.date, account.kind, account.place, account.venue]
    return [account.house, report, *told, listed]
