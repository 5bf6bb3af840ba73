"""An article read on the spot, in a worker: marks, facts, picture, Turtle, validation."""

from kg.serve.reading.job import run_reading, warm_reader

__all__ = ["run_reading", "warm_reader"]
