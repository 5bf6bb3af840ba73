"""The list of commands: a new one is a module here and a line in it."""

from __future__ import annotations

import click

from kg.cli.dump import dump
from kg.cli.extract import extract
from kg.cli.query import query
from kg.cli.show import show
from kg.cli.validate import validate

COMMANDS: tuple[click.Command, ...] = (extract, validate, query, dump, show)
