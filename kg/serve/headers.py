"""What every answer carries: nothing foreign runs, anybody may read, texts are packed."""

from __future__ import annotations

from flask import Response, request

from kg.serve.packing import SHORT, choose_coding, pack

_POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; "
    "img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_ANYBODY_POSTS = ("/sparql", "/validate")
_PACKED_TYPES = ("text/", "application/json", "application/ld+json", "application/problem+json")
_PREFLIGHT = {
    "Access-Control-Allow-Headers": "Accept, Authorization, Content-Type, If-None-Match, Prefer",
    "Access-Control-Max-Age": "86400",
}


def secured(response: Response) -> Response:
    """Headers on every answer; cross-origin reading needs no credentials, so anybody may."""
    headers = response.headers
    headers.setdefault("Content-Security-Policy", _POLICY)
    headers.setdefault("X-Content-Type-Options", "nosniff")
    headers.setdefault("Referrer-Policy", "no-referrer")
    headers.setdefault("Cross-Origin-Resource-Policy", "cross-origin")
    if request.method in ("GET", "HEAD", "OPTIONS") or request.path in _ANYBODY_POSTS:
        headers.setdefault("Access-Control-Allow-Origin", "*")
        headers.setdefault("Access-Control-Expose-Headers", "ETag, Location, Retry-After")
    if request.method == "OPTIONS":
        for name, value in _PREFLIGHT.items():
            headers.setdefault(name, value)
        headers.setdefault("Access-Control-Allow-Methods", headers.get("Allow", ""))
    return response


def packed(response: Response) -> Response:
    """A text that is whole in memory, packed as the client likes it."""
    if not response.is_sequence or response.direct_passthrough:
        return response
    if not response.content_type.startswith(_PACKED_TYPES):
        return response
    response.vary.add("Accept-Encoding")
    coding = choose_coding(request.headers.get("Accept-Encoding"))
    if coding and "Content-Encoding" not in response.headers:
        body = response.get_data()
        if len(body) > SHORT:
            response.set_data(pack(body, coding=coding))
            response.headers["Content-Encoding"] = coding
    return response
