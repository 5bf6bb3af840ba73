"""Who may write over the network, and what they did: tokens and the audit.

A token is 256 random bits, so its SHA-256 can be kept without a salt and tells nothing.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import sqlite3

from kg.errors import UsageError
from kg.ledger.ledger import Ledger
from kg.ledger.records import Audited, Scope, Token

_PREFIX = "kg_"


def digest_of(secret: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


class AccessLedger(Ledger):
    """A ledger with its tokens and audit. Not to be shared by threads."""

    def create_token(self, name: str, *, scope: Scope) -> str:
        """A new token's secret, which is nowhere kept. Raises UsageError for a name in use."""
        secret = _PREFIX + secrets.token_urlsafe(32)
        try:
            with self._transaction():
                self._db.execute(
                    "INSERT INTO tokens (name, digest, scope, created) VALUES (?, ?, ?, ?)",
                    (name, digest_of(secret), scope, self._clock()),
                )
        except sqlite3.IntegrityError as error:
            raise UsageError(f"{name}: there is such a token; revoke it or name another") from error
        return secret

    def revoke_token(self, name: str) -> bool:
        """End a token for good; False where it had ended. Raises UsageError for an unknown one."""
        with self._transaction():
            row = self._db.execute("SELECT revoked FROM tokens WHERE name = ?", (name,)).fetchone()
            if row is None:
                raise UsageError(f"{name}: no such token; `kg token list` names them")
            if row[0] is not None:
                return False
            self._db.execute("UPDATE tokens SET revoked = ? WHERE name = ?", (self._clock(), name))
            return True

    def tokens(self) -> tuple[Token, ...]:
        """All tokens, also the revoked, by name."""
        rows = self._db.execute(
            "SELECT name, digest, scope, created, revoked FROM tokens ORDER BY name"
        )
        return tuple(Token(*row) for row in rows)

    def token_of(self, secret: str) -> Token | None:
        """The living token with this secret; takes as long for any wrong one."""
        sought, found = digest_of(secret), None
        for token in self.tokens():
            if hmac.compare_digest(token.digest, sought) and token.revoked is None:
                found = token
        return found

    def audit(self, *, token: str, action: str, target: str, outcome: str) -> None:
        """Write down a request to write."""
        with self._transaction():
            self._db.execute(
                "INSERT INTO audit (time, token, action, target, outcome) VALUES (?, ?, ?, ?, ?)",
                (self._clock(), token, action, target, outcome),
            )

    def audited(self, *, limit: int = 1000) -> tuple[Audited, ...]:
        """The latest requests to write, newest first."""
        rows = self._db.execute(
            "SELECT time, token, action, target, outcome FROM audit ORDER BY number DESC LIMIT ?",
            (limit,),
        )
        return tuple(Audited(*row) for row in rows)
