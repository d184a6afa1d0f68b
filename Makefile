# `make run` and `make test` need Python 3.11 or newer, make and nothing else: they set up .venv.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
HOST ?= 127.0.0.1
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
RUN_STAMP := $(VENV)/.installed-run
DEV_STAMP := $(VENV)/.installed-dev
PEERS := .venv-peers
PEERS_STAMP := $(PEERS)/.installed

.PHONY: help run test check lint bench bench-peers bench-hostile accept docs clean

help:  ## list what can be made
	@awk -F ':.*  ## ' '/^[a-z-]+:.*  ## / { printf "make %-14s %s\n", $$1, $$2 }' Makefile

run: $(RUN_STAMP)  ## start the service (HOST=127.0.0.1 PORT=8000)
	$(BIN)/factdesk serve --host $(HOST) --port $(PORT)

test: $(DEV_STAMP)  ## set everything up and run the tests
	$(BIN)/python -m pytest

# `lint` comes first, so that what pytest says comes last.
check: lint test  ## formatting, lint, types, layers, rules, tests

lint: $(DEV_STAMP)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy --strict
	$(BIN)/lint-imports
	$(BIN)/factdesk rules lint
	$(BIN)/factdesk rules test

# FOLDER=… measures on the articles of a folder.
bench: $(DEV_STAMP)  ## speed, memory and the cost of many rules (FOLDER=… for your own articles)
	$(BIN)/python bench/run.py $(FOLDER)

# Speed beside other readers of figures and dates, which have an environment of their own.
bench-peers: $(DEV_STAMP) $(PEERS_STAMP)  ## speed beside other readers of figures and dates
	$(BIN)/python bench/peers.py --python $(PEERS)/bin/python $(FOLDER)

# What a megabyte of the same few characters costs, beside half of it; some minutes.
bench-hostile: $(DEV_STAMP)  ## what a megabyte of the same few characters costs
	$(BIN)/python bench/hostile.py

# Rewrite the golden answers; read the difference before you commit it.
accept: $(DEV_STAMP)  ## rewrite the golden answers
	FACTDESK_ACCEPT=1 $(BIN)/python -m pytest tests/adapters/test_goldens.py

# The page of all checks is made from the rules.
docs: $(DEV_STAMP)  ## make docs/checks.md anew from the rules
	$(BIN)/factdesk rules page --rules rules/core > docs/checks.md

clean:  ## remove what make made
	rm -rf $(VENV) $(PEERS) build dist *.egg-info

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Factdesk needs Python 3.11 or newer: make PYTHON=/path/to/python"; exit 1; }
	$(PYTHON) -m venv $(VENV) || { echo "Python lacks its venv module (on Debian: python3-venv)"; rm -rf $(VENV); exit 1; }

$(RUN_STAMP): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $@

$(DEV_STAMP): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $(RUN_STAMP) $@

$(PEERS_STAMP): bench/peers.txt | $(BIN)/python
	$(BIN)/python -m venv $(PEERS)
	$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check -r bench/peers.txt \
		|| { echo "The peers of bench/peers.txt cannot be installed here; nothing was measured."; exit 1; }
	touch $@
