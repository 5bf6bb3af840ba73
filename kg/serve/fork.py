"""Starts the zygote and asks it for workers; starts another if it has died."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from dataclasses import dataclass
from typing import Literal, TypeAlias

# Each of malloc's arenas reserves 64 MB of the address space that a worker's share is counted in.
_FEW_ARENAS = {"MALLOC_ARENA_MAX": "2"}
Word: TypeAlias = Literal["kill", "nice", "stop", "cont"]


@dataclass(frozen=True, slots=True)
class Confinement:
    """A worker's share: memory in megabytes, answer in bytes, and whether it may use the net."""

    memory: int = 1024
    answer: int = 512 * 1024 * 1024
    network: bool = False


class Forker:
    """A handle on one zygote process; callers take turns (the pool holds a lock)."""

    def __init__(self, confinement: Confinement) -> None:
        self._confinement = confinement
        self._start()

    @property
    def number(self) -> int:
        """The process number of the zygote."""
        return self._process.pid

    def fork(self, descriptor: int) -> int:
        """A new worker that answers on `descriptor`; its process number."""
        try:
            return self._ask_fork(descriptor)
        except (OSError, ValueError):
            self.close()
            self._start()
            return self._ask_fork(descriptor)

    def tell(self, word: Word, number: int) -> None:
        """End a worker (`kill`), let others go first (`nice`), halt it (`stop`, `cont`).

        One that has ended already, or died with its zygote, is no error.
        """
        try:
            self._control.sendall(f"{word} {number}".encode())
            self._control.recv(64)
        except OSError:
            return

    def close(self) -> None:
        """End the zygote; it ends its workers."""
        self._control.close()
        self._process.wait()

    def _ask_fork(self, descriptor: int) -> int:
        socket.send_fds(self._control, [b"fork"], [descriptor])
        return int(self._control.recv(64))

    def _start(self) -> None:
        self._control, theirs = socket.socketpair()
        share = self._confinement
        numbers = (theirs.fileno(), share.memory, share.answer, int(share.network))
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "kg.serve.zygote", *map(str, numbers)],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                env=os.environ | _FEW_ARENAS,
                start_new_session=True,
            )
