"""The process that workers are forked from: single-threaded, warm, with no store open.

Forking a threaded web process is unsafe, and starting an interpreter costs a second; a
fork from here costs milliseconds. The web process asks over a socket: `fork` with one end
of a connection attached (answer: the child's number); `kill N`, `nice N`, `stop N`, `cont N`.
When the socket closes, the children die and so does this process. Signals are sent from
here, because only the parent of a process can know that its number still means the same one.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import sys
from multiprocessing.connection import Connection

from kg.serve.checking import warm_validator
from kg.serve.reading import warm_reader
from kg.serve.submitting import warm_road
from kg.serve.worker import serve

_NICE = 10


def main(arguments: list[str]) -> int:
    """Serve forks over the socket whose descriptor is the first argument."""
    descriptor, memory, limit, network = (int(value) for value in arguments)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    control = socket.socket(fileno=descriptor)
    warm_validator().validate(())  # its shapes are prepared once, here, for all workers
    warm_reader()
    warm_road()
    gc.freeze()  # a collection in a child would copy every page that it looks at
    children: set[int] = set()
    while True:
        message, handles, _, _ = socket.recv_fds(control, 64, 1)
        _reap(children)
        if not message:
            break
        if message == b"fork":
            child = os.fork()
            if child == 0:
                control.close()
                _become_worker(handles[0], memory=memory, limit=limit, network=bool(network))
            os.close(handles[0])
            children.add(child)
            control.sendall(b"%d" % child)
        else:
            word, _, number = message.decode().partition(" ")
            _tell(word, int(number), children)
            control.sendall(b"done")
    for child in children:
        os.kill(child, signal.SIGKILL)
    return 0


def _become_worker(descriptor: int, *, memory: int, limit: int, network: bool) -> None:
    try:
        with Connection(descriptor) as connection:
            serve(connection, memory=memory, limit=limit, network=network)
    except (OSError, EOFError) as error:
        sys.stderr.write(f"worker {os.getpid()}: {error}\n")
        os._exit(1)
    os._exit(0)


def _reap(children: set[int]) -> None:
    while children:
        child, status = os.waitpid(-1, os.WNOHANG)
        if child == 0:
            return
        if status:
            sys.stderr.write(f"worker {child} ended by itself: {_words(status)}\n")
        children.discard(child)


def _words(status: int) -> str:
    """What `waitpid` told: an exit code, or minus the signal."""
    code = os.waitstatus_to_exitcode(status)
    return f"exit {code}" if code >= 0 else signal.Signals(-code).name


def _tell(word: str, child: int, children: set[int]) -> None:
    if child not in children:
        return
    match word:
        case "nice":
            os.setpriority(os.PRIO_PROCESS, child, _NICE)
        case "stop":
            os.kill(child, signal.SIGSTOP)
        case "cont":
            os.kill(child, signal.SIGCONT)
        case _:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            children.discard(child)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
