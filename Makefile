# Everything needs only Python 3.11 or newer, make and a package index. On Windows without make: see README.md.
.PHONY: help setup run test bench words lock clean
SHELL := /bin/bash
PORT ?= 8501
PYTHON ?= $(shell for name in python3.11 python3.12 python3.13 python3.14 python3 python; do \
	"$$name" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo "$$name" && break; done)
BIN := .venv/bin
STAMP := .venv/.nettplan
WORKERS ?= 2

help:
	@echo "make run     set up and start Nettplan on http://127.0.0.1:$(PORT) (PORT=8600 make run for another port)"
	@echo "make test    set up, then all checks and tests (NETTPLAN_STRICT=1: a missing tool is a failure, not a skip)"
	@echo "make setup   the virtual environment in .venv, with the locked versions; leaves $(BIN)/planner"
	@echo "make bench   the measurements in tests/bench; they never fail by time"
	@echo "make words   take new texts from the code into assets/locale"
	@echo "make lock    choose newest versions within pyproject.toml and write requirements.txt"

setup: $(STAMP)

$(STAMP): requirements.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Nettplan needs Python 3.11 or newer with venv (Debian: apt install python3-venv)." >&2; exit 1; }
	@test -x $(BIN)/python || "$(PYTHON)" -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

run: setup
	$(BIN)/planner serve --port $(PORT)

test: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n $(WORKERS) --dist worksteal

bench: setup
	$(BIN)/python -m tests.bench

words: setup
	$(BIN)/python -m tests.words.messages

lock: setup
	@$(BIN)/python -m uv --version >/dev/null 2>&1 || $(BIN)/python -m pip install --quiet uv
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/python -m uv pip compile --quiet --upgrade --universal --generate-hashes \
		--no-emit-index-url --group dev --python-version 3.11 pyproject.toml -o requirements.txt

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
