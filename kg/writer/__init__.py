"""The one writer: the graph as a projection that follows the ledger, and who may write it."""

from kg.writer.control import rebuild_graph, sync, writer_lock, writer_running
from kg.writer.folder import Folder
from kg.writer.joinstate import JoinState
from kg.writer.judging import all_judged
from kg.writer.process import run_writer, start_writer
from kg.writer.state import State

__all__ = [
    "Folder",
    "JoinState",
    "State",
    "all_judged",
    "rebuild_graph",
    "run_writer",
    "start_writer",
    "sync",
    "writer_lock",
    "writer_running",
]
