# Everything a newcomer types: `make run`, `make test`. Data lives in var/ (KG_DATA).
SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
EDITOR := kg/serve/static/dist/workbench.js
PYTHON ?= $(shell command -v python3.11 || command -v python3 || echo python3)
PIP_VERSION := 26.3

.PHONY: setup run test test-soak check bench clean

setup: $(READY) $(EDITOR)

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

# The query editor of the pages; without npm the pages have a plain text area in its place.
$(EDITOR): package.json package-lock.json $(wildcard kg/serve/scripts/*.js)
	@if command -v npm >/dev/null; then \
	  echo "setup: building the query editor" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error && npm run --silent build \
	    || echo "setup: npm could not build it (see above); the query page stays a plain text area" >&2; \
	else echo "setup: no npm here, so the query page stays a plain text area; on Debian: apt-get install npm" >&2; fi

run: setup
	@$(BIN)/kg ingest seeds/articles
	@$(BIN)/kg status
	@$(BIN)/kg serve

test: setup
	@$(BIN)/python -m pytest --numprocesses 2 --dist loadfile

# What takes minutes: kills, full disks, torn stores, a thousand posts.
test-soak: setup
	@KG_SOAK=1 $(BIN)/python -m pytest tests/soak tests/crash

check: setup
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest --quiet tests/test_architecture.py

bench: setup
	@$(BIN)/python benchmarks/road.py

# Leaves var/ alone: it holds the ledger.
clean:
	rm -rf $(VENV) node_modules kg/serve/static/dist build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find kg tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
