"""What can go wrong, one class a policy.

WhoMetError
|- UsageError        the call's words are wrong (exit 2)
|- EnvironmentFault  the machine lacks something: a lock, a file, a service (exit 3)
|- UnreadableInput   an input cannot be read: it is quarantined, the rest goes on (exit 1)
`- NotConforming     facts or RDF break a contract: quarantined with the report (exit 1)
"""

from __future__ import annotations


class WhoMetError(Exception):
    """Base of all errors raised on purpose; the message names the input and the remedy."""


class UsageError(WhoMetError):
    """The caller asked for something that does not exist or contradicts itself."""


class EnvironmentFault(WhoMetError):
    """The machine lacks something the work needs."""


class UnreadableInput(WhoMetError):
    """An input that cannot be read; `source` names the file, `line` the line where known."""

    def __init__(self, source: str, reason: str, *, line: int | None = None) -> None:
        self.source, self.reason, self.line = source, reason, line
        where = source if line is None else f"{source}, line {line}"
        super().__init__(f"{where}: {reason}")


class NotConforming(WhoMetError):
    """Facts or RDF that break a contract."""
