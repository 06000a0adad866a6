# make demo   code the examples and print their tables
# make test   lint, types and tests; those of PostgreSQL and of the desk in a browser are skipped where they
#             are not installed (Debian: apt install postgresql chromium)
# make docs   write anew what is generated: parts of the documentation, and the packed actor tables
# make bench  measure speed on this machine
#
# Each makes .venv first, with the first Python 3.11 to 3.13 found; PYTHON=... names another.

PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys, ensurepip, venv; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' \
	>/dev/null 2>&1 && echo $$python && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test lint docs bench clean

demo: .venv/installed
	$(BIN)/legation code examples/*.txt

test: lint
	$(BIN)/python -m pytest -q -n 2

lint: .venv/developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy src

docs: .venv/developing
	$(BIN)/python training/actors/pack.py
	$(BIN)/python docs/generate.py

bench: .venv/installed
	$(BIN)/python benchmarks/speed.py --output benchmarks/results.json

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/developing: .venv/installed
	$(PIP) install --editable '.[dev]'
	@touch $@

.venv/installed: pyproject.toml
	@test -n "$(PYTHON)" || { \
		echo "Legation needs Python 3.11, 3.12 or 3.13 with its venv and pip modules, and found none."; \
		echo "On Debian and Ubuntu: apt install python3-venv. Elsewhere: make PYTHON=/path/to/python3.12"; \
		exit 1; } >&2
	$(PYTHON) -m venv .venv
	$(PIP) install --editable .
	@touch $@
