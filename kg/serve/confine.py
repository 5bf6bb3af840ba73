"""What a worker may not do: take more memory than its share, or open a network socket.

RLIMIT_AS ends a query that sorts a cross product. The seccomp filter (Linux, classic BPF)
refuses `socket` for every family but AF_UNIX, so that SERVICE cannot leave the machine
even where a parser and ours disagree about what is a SERVICE.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import resource
import signal
import struct
import sys

# Kernel constants: audit architecture and the number of the socket call (asm/unistd.h).
_SOCKET_CALL = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _FILTER_MODE = 1, 38, 22, 2
_LOAD, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _ERRNO = 0x7FFF0000, 0x00050000
_AF_UNIX = 1


def limit_memory(megabytes: int) -> None:
    """Bound the address space of this process."""
    size = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (size, size))


def die_with_parent() -> bool:
    """Be killed when the zygote ends, however it ends; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    library = ctypes.CDLL(None, use_errno=True)
    return bool(library.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0) == 0)


def deny_network() -> bool:
    """Refuse internet sockets from here on; False where the system cannot."""
    known = _SOCKET_CALL.get(platform.machine())
    if not sys.platform.startswith("linux") or known is None:
        return False
    program = b"".join(struct.pack("HBBI", *step) for step in _program(*known))
    return _install(program)


def _program(architecture: int, socket_call: int) -> tuple[tuple[int, int, int, int], ...]:
    """(operation, skip if true, skip if false, operand) for seccomp_data's fields."""
    return (
        (_LOAD, 0, 0, 4),
        (_JUMP_IF_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _ALLOW),
        (_LOAD, 0, 0, 0),
        (_JUMP_IF_EQUAL, 0, 3, socket_call),
        (_LOAD, 0, 0, 16),
        (_JUMP_IF_EQUAL, 1, 0, _AF_UNIX),
        (_RETURN, 0, 0, _ERRNO | errno.EACCES),
        (_RETURN, 0, 0, _ALLOW),
    )


class _Filter(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("program", ctypes.c_void_p))


def _install(program: bytes) -> bool:
    library = ctypes.CDLL(None, use_errno=True)
    code = ctypes.create_string_buffer(program, len(program))
    rule = _Filter(len(program) // 8, ctypes.addressof(code))
    if library.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    return bool(library.prctl(_PR_SET_SECCOMP, _FILTER_MODE, ctypes.byref(rule), 0, 0) == 0)
