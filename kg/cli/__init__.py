"""The command `kg`: one module a command, wired together here."""

from kg.cli.app import main as main
