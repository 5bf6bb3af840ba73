"""Who may do what: bearer tokens (RFC 6750), and the audit of every request to write."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from flask import Response, g, request

from kg.ledger import AccessLedger, Scope
from kg.pipeline import Folder
from kg.serve.problems import problem
from kg.serve.service import service

P = ParamSpec("P")
_RANKS: dict[Scope, int] = {"read": 1, "submit": 2, "admin": 3}
_NOBODY = ""


def needs(scope: Scope) -> Callable[[Callable[P, Response]], Callable[P, Response]]:
    """A view that only a token of this scope, or a greater one, may call; audited."""

    def decorate(view: Callable[P, Response]) -> Callable[P, Response]:
        @wraps(view)
        def guarded(*arguments: P.args, **named: P.kwargs) -> Response:
            refused = _refusal(scope)
            response = refused or view(*arguments, **named)
            _audit(response.status_code)
            return response

        return guarded

    return decorate


def caller_may(scope: Scope) -> bool:
    """Whether the request carries a living token of this scope or a greater one."""
    return _refusal(scope) is None


def caller_name() -> str:
    """The name of the token that was accepted for this request; empty without one."""
    return str(g.get("token", _NOBODY))


def _refusal(scope: Scope) -> Response | None:
    """None where the caller may; 401 without a good token, 403 with one that is not enough."""
    kind, _, secret = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer" or not secret.strip():
        return _unauthorized('Bearer realm="whomet"', "send a token: Authorization: Bearer ...")
    ledger = Folder.of(service().settings).ledger
    with AccessLedger(ledger) as access:
        token = access.token_of(secret.strip())
    if token is None:
        wrong = 'Bearer realm="whomet", error="invalid_token"'
        return _unauthorized(wrong, "this token is unknown or was revoked")
    g.token = token.name
    if _RANKS[token.scope] < _RANKS[scope]:
        return problem(403, "Forbidden", f"this needs a token of scope {scope}")
    return None


def _unauthorized(challenge: str, detail: str) -> Response:
    response = problem(401, "Unauthorized", detail)
    response.headers["WWW-Authenticate"] = challenge
    return response


def _audit(status: int) -> None:
    with AccessLedger(Folder.of(service().settings).ledger) as access:
        access.audit(
            token=caller_name(), action=request.method, target=request.path, outcome=str(status)
        )
