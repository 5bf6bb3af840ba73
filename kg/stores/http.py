"""Requests to a SPARQL server: retried with backoff, refusals told apart by what to do."""

from __future__ import annotations

from collections.abc import Mapping

import urllib3

from kg.errors import EnvironmentFault
from kg.stores.endpoint import Endpoint

_RETRY = urllib3.Retry(
    total=6,
    backoff_factor=0.2,
    backoff_max=10,
    backoff_jitter=0.1,
    status_forcelist=(429, 502, 503, 504),
    allowed_methods=None,  # each of our requests may be repeated: see `kg.ports.Store.apply`
    respect_retry_after_header=True,
    raise_on_status=False,
    redirect=0,
)
_SHOWN = 500


class Client:
    """Sends requests to one endpoint."""

    def __init__(self, endpoint: Endpoint, *, retries: urllib3.Retry = _RETRY) -> None:
        headers = endpoint.headers()
        if endpoint.user is not None:
            headers |= urllib3.make_headers(basic_auth=f"{endpoint.user}:{endpoint.password or ''}")
        self._pool = urllib3.PoolManager(
            headers=headers, retries=retries, timeout=urllib3.Timeout(connect=10, read=600)
        )

    def post(
        self, url: str, *, body: bytes, media_type: str, accept: str = "*/*"
    ) -> urllib3.BaseHTTPResponse:
        """POST `body`; the answer is not read yet."""
        return self._send("POST", url, body=body, accept=accept, media_type=media_type)

    def get(self, url: str, *, accept: str) -> urllib3.BaseHTTPResponse:
        """GET; the answer is not read yet."""
        return self._send("GET", url, body=None, accept=accept, media_type=None)

    def _send(
        self, method: str, url: str, *, body: bytes | None, accept: str, media_type: str | None
    ) -> urllib3.BaseHTTPResponse:
        headers: Mapping[str, str] = {**self._pool.headers, "Accept": accept}
        if media_type is not None:
            headers = {**headers, "Content-Type": media_type}
        try:
            answer = self._pool.request(
                method, url, body=body, headers=headers, preload_content=False
            )
        except urllib3.exceptions.HTTPError as error:
            raise EnvironmentFault(f"{url}: the store does not answer ({error})") from error
        if answer.status >= 300:
            raise _refusal(url, answer)
        return answer

    def close(self) -> None:
        """Close the connections."""
        self._pool.clear()


def _refusal(url: str, answer: urllib3.BaseHTTPResponse) -> Exception:
    said = answer.read(_SHOWN, decode_content=True).decode(errors="replace").strip()
    answer.release_conn()
    if answer.status == 400:
        return SyntaxError(said or "the store refused the query")
    if answer.status in (401, 403):
        return EnvironmentFault(
            f"{url}: the store refuses us ({answer.status}): set KG_STORE_USER and"
            " KG_STORE_PASSWORD, or KG_STORE_TOKEN"
        )
    return EnvironmentFault(f"{url}: the store answered {answer.status} {said}")
