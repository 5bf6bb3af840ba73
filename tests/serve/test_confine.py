"""What a confined process can still do, each in a process of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

NETWORK = """
import socket
from kg.serve.confine import deny_network
if not deny_network():
    print("unsupported")
else:
    socket.socketpair()
    for family in (socket.AF_INET, socket.AF_INET6):
        try:
            socket.socket(family)
        except PermissionError:
            print("refused")
"""
MEMORY = """
from kg.serve.confine import limit_memory
limit_memory(512)
try:
    bytearray(1024 * 1024 * 1024)
except MemoryError:
    print("refused")
"""


def run(code: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_no_internet_socket_can_be_opened():
    lines = run(NETWORK)
    if lines == ["unsupported"]:
        pytest.skip("seccomp filters are for Linux on x86_64 and aarch64")
    assert lines == ["refused", "refused"]


def test_memory_is_bounded():
    assert run(MEMORY) == ["refused"]
