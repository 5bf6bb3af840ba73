"""Figures for Prometheus, in its text format (version 0.0.4), counted in this process."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator

_BOUNDS = (0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 5.0, 30.0)


class Metrics:
    """Counts requests and how long they took. Threads share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requests: Counter[tuple[str, str, int]] = Counter()
        self._buckets: Counter[tuple[str, float]] = Counter()
        self._seconds: Counter[str] = Counter()
        self._counts: Counter[str] = Counter()

    def observe(self, *, route: str, method: str, status: int, seconds: float) -> None:
        """One request that has been answered."""
        with self._lock:
            self._requests[route, method, status] += 1
            self._counts[route] += 1
            self._seconds[route] += seconds  # type: ignore[assignment]  # a Counter adds floats
            for bound in _BOUNDS:
                if seconds <= bound:
                    self._buckets[route, bound] += 1

    def lines(self) -> Iterator[str]:
        """Both families, sorted."""
        with self._lock:
            requests = sorted(self._requests.items())
            counts, seconds = dict(self._counts), dict(self._seconds)
            buckets = dict(self._buckets)
        yield from _head("http_requests_total", "counter", "Requests answered.")
        for (route, method, status), count in requests:
            labels = f'route="{route}",method="{method}",status="{status}"'
            yield f"whomet_http_requests_total{{{labels}}} {count}"
        name = "http_request_seconds"
        yield from _head(name, "histogram", "Time from request to answer.")
        for route in sorted(counts):
            for bound in _BOUNDS:
                told = buckets.get((route, bound), 0)
                yield f'whomet_{name}_bucket{{route="{route}",le="{bound:g}"}} {told}'
            yield f'whomet_{name}_bucket{{route="{route}",le="+Inf"}} {counts[route]}'
            yield f'whomet_{name}_sum{{route="{route}"}} {seconds[route]:.6f}'
            yield f'whomet_{name}_count{{route="{route}"}} {counts[route]}'


def gauge(name: str, help_text: str, value: float, *, kind: str = "gauge") -> Iterator[str]:
    """A family of one figure."""
    yield from _head(name, kind, help_text)
    yield f"whomet_{name} {value:g}"


def _head(name: str, kind: str, help_text: str) -> Iterator[str]:
    yield f"# HELP whomet_{name} {help_text}"
    yield f"# TYPE whomet_{name} {kind}"
