"""The list of commands: a new one is a module here and a line in it."""

from __future__ import annotations

import click

from kg.cli.coverage import coverage
from kg.cli.dump import dump
from kg.cli.evaluate import evaluate
from kg.cli.extract import extract
from kg.cli.identity import identity
from kg.cli.ingest import ingest_command
from kg.cli.keeping import backup, rebuild, restore, retract
from kg.cli.meetings import meetings
from kg.cli.query import query
from kg.cli.serve import serve
from kg.cli.show import show
from kg.cli.status import status
from kg.cli.token import token
from kg.cli.validate import validate

COMMANDS: tuple[click.Command, ...] = (
    *(ingest_command, extract, evaluate, validate, query, dump, show, status),
    *(identity, meetings, coverage),
    *(rebuild, retract, backup, restore, token, serve),
)
