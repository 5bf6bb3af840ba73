# Everything a newcomer types: `make run`, `make test`. Data lives in var/ (KG_DATA).
SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PYTHON ?= $(shell command -v python3.11 || command -v python3 || echo python3)
PIP_VERSION := 26.3

.PHONY: setup run test check bench clean

setup: $(READY)

# Rebuilt when the pinned packages change; otherwise setup does nothing.
$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "setup: $(PYTHON) is not Python 3.11 or newer; install it, or run: make PYTHON=/path/to/python3.11" >&2; exit 3; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "setup: $(PYTHON) cannot make a virtual environment; on Debian: apt-get install python3-venv" >&2; exit 3; }
	@echo "setup: installing the pinned packages into $(VENV)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check pip==$(PIP_VERSION)
	@$(BIN)/python -m pip install --quiet --constraint constraints.txt --group dev
	@$(BIN)/python -m pip install --quiet --constraint constraints.txt --no-build-isolation --editable .
	@touch $@

run: setup
	@$(BIN)/kg ingest seeds/articles
	@$(BIN)/kg status
	@$(BIN)/kg serve

test: setup
	@$(BIN)/python -m pytest --numprocesses 2 --dist loadfile

check: setup
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest --quiet tests/test_architecture.py

bench: setup
	@$(BIN)/python benchmarks/road.py

# Leaves var/ alone: it holds the ledger.
clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find kg tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
