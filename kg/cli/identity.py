"""`kg identity`: likely pairs, and a person's word on whether two are one."""

from __future__ import annotations

import getpass

import click
import pyoxigraph as ox

from kg.cli.console import data, say
from kg.cli.reading import graph_of, ledger_of
from kg.cli.tables import format_table
from kg.joining import Verdict
from kg.pipeline import Candidate, judge, judged, key_of
from kg.pipeline import candidates as find_candidates
from kg.settings import Settings


@click.group(short_help="Say who is who: likely pairs, and judgements on them.")
def identity() -> None:
    """Which keys are one person or one meeting, where rules cannot decide it.

    A judgement is kept with author and reason; a later one on the same pair undoes it.
    Those of seeds/judgements.csv come first, those given here after them.

    \b
    Examples:
      kg identity candidates
      kg identity same person/us/jim-baker person/us/james-baker --why "his own signature"
      kg identity judgements
    """


@identity.command(short_help="List likely pairs, with what speaks for them.")
@click.pass_obj
def candidates(settings: Settings) -> None:
    """Print pairs that some rule finds likely but not certain, and nobody has judged.

    Posts are what reports say of each; "in both" is what speaks for the pair.

    \b
    Examples:
      kg identity candidates
    """
    with ledger_of(settings):
        pass
    found = find_candidates(settings)
    columns = ["one", "other", "rule", "posts in both", "only one", "only other", "years", "told"]
    data(format_table(columns, [_row(item) for item in found]))
    say(f"{len(found)} candidate{'' if len(found) == 1 else 's'}; decide with `kg identity same`")


def _row(item: Candidate) -> list[str]:
    one, other = item.posts
    years = " / ".join(f"{min(held)}-{max(held)}" if held else "?" for held in item.years)
    posts = ["; ".join(sorted(held)) for held in (one & other, one - other, other - one)]
    return [*item.link[:3], *posts, years, "{} / {} meetings".format(*item.meetings)]


@identity.command(short_help="List the judgements in force.")
@click.pass_obj
def judgements(settings: Settings) -> None:
    """Print every pair that was judged, with the latest verdict, its author and its reason.

    \b
    Examples:
      kg identity judgements
    """
    with ledger_of(settings):
        pass
    rows = [
        [item.verdict, item.one, item.other, item.author, item.date, item.why]
        for item in judged(settings)
    ]
    data(format_table(["verdict", "one", "other", "author", "date", "why"], rows))


def _command(verdict: Verdict, about: str) -> click.Command:
    @click.argument("one")
    @click.argument("other")
    @click.option("--why", required=True, help="The reason; it is kept.")
    @click.option("--who", default=getpass.getuser, metavar="NAME", help="Default: your user name.")
    @click.pass_obj
    def command(settings: Settings, one: str, other: str, why: str, who: str) -> None:
        with ledger_of(settings):
            pass
        base = settings.base_iri
        keys = key_of(one, base_iri=base), key_of(other, base_iri=base)
        judge(settings, verdict, *keys, who=who, why=why)
        say(f"judged {verdict}: {keys[0]} and {keys[1]}")
        for key in keys:
            if not _is_told(settings, key.partition("~")[0]):
                say(f"note: no report tells of {key} (yet); if that is a slip, judge it unsure")

    example = f'kg identity {verdict} person/us/jim-baker person/us/james-baker --why "..."'
    command.__doc__ = f"{about}\n\n\b\nExamples:\n  {example}"
    return click.command(verdict, short_help=about)(command)


def _is_told(settings: Settings, key: str) -> bool:
    node = ox.NamedNode(f"{settings.base_iri}id/{key}")
    with graph_of(settings) as store:
        return bool(store.query(f"ASK {{ {node} ?p ?o }}"))


_ABOUT: tuple[tuple[Verdict, str], ...] = (
    ("same", "Judge that two keys are one person or one meeting."),
    ("different", "Judge that two keys are two; <key>~<post> tells namesakes apart."),
    ("unsure", "Take a judgement back: rules alone decide again."),
)
for _verdict, _about in _ABOUT:
    identity.add_command(_command(_verdict, _about))
