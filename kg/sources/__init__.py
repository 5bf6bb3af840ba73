"""Bytes to documents: text, HTML, JSON Lines, JSON, feeds; packed or not; files, folders, stdin."""

from kg.sources.paths import read_paths
from kg.sources.registry import SOURCES, read, read_payload

__all__ = ["SOURCES", "read", "read_paths", "read_payload"]
