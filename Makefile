# Zuruf: the few commands that a developer needs. `make` alone explains them.
PYTHON ?= python3
PORT ?= 8080
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip --disable-pip-version-check -qq
UV := $(BIN)/uv

.DEFAULT_GOAL := help
.PHONY: help setup run reset test test-lambda lint format models wishes bench eval soak mutants lock build-AlexaSkillFunction tools
.DELETE_ON_ERROR:

help: ## Explain these commands
	@echo "Zuruf, the backend behind a shop's voice assistant."
	@echo
	@echo "  First time?   make run          then open http://127.0.0.1:$(PORT) and say: bestell Kaffeefilter nach"
	@echo "  On a terminal:  $(BIN)/zuruf talk    (after the first make run or make setup)"
	@echo
	@grep -hE '^[a-z][a-z-]*:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1|\2/' | column -t -s '|'
	@echo
	@echo "  PORT=9000 make run serves elsewhere; PYTHON=python3.13 make setup chooses the interpreter (3.11 or newer)."

run: $(VENV)/.app ## Install what is needed, seed the demo shop, serve it on http://127.0.0.1:8080
	@PORT=$(PORT) exec $(BIN)/zuruf serve

setup: $(VENV)/.dev ## Install everything that development needs into .venv, and stop there
	@echo "Ready: make run, make test, $(BIN)/zuruf talk"

reset: ## Throw the demo shop's data away; the next `make run` seeds it anew
	@rm -f var/zuruf.sqlite3 var/zuruf.sqlite3-wal var/zuruf.sqlite3-shm var/secrets.json
	@rm -rf var/index
	@echo "The demo shop is empty; the next make run seeds it."

test: $(VENV)/.dev tools ## Lint, types, layers, tests, the built function under the emulator, coverage
	@$(BIN)/python -m tools.run_checks

test-lambda: $(VENV)/.dev ## Build the function and post tests/events/*.json to it under the Lambda emulator
	@$(BIN)/python -m pytest tests/lambda_artifact -q

lint: $(VENV)/.dev ## Only ruff, mypy and the layers
	@$(BIN)/python -m tools.run_checks --without-tests

format: $(VENV)/.dev ## Let ruff set the format and mend what it safely can
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

models: $(VENV)/.app ## Generate the interaction models from interaction_models/sources
	@$(BIN)/zuruf models

wishes: var/train-venv/.installed ## Train the second stage of text understanding from templates and written lines
	@PYTHONPATH=. var/train-venv/bin/python -m tools.train_wishes

bench: $(VENV)/.dev tools ## Measure cold start and turns; the figures go to docs/performance.md
	@for name in $(basename $(notdir $(wildcard bench/bench_*.py))); do echo "== $$name"; $(BIN)/python -m bench.$$name || exit 1; done

eval: $(VENV)/.eval ## Measure understanding on held-out sentences and names; the figures go to docs/understanding.md
	@for name in eval_understanding $(filter-out eval_understanding,$(basename $(notdir $(wildcard bench/eval_*.py)))); do echo "== $$name"; $(BIN)/python -m bench.$$name || exit 1; done

soak: $(VENV)/.dev ## The long runs that `make test` leaves out
	@$(BIN)/python -m pytest -m soak --override-ini 'addopts=--import-mode=importlib --strict-markers' -q

mutants: $(VENV)/.dev ## Plant known bugs one by one, and see each one caught by its test
	@$(BIN)/python -m tests.mutants.run

lock: $(VENV)/.dev ## Resolve requirements/*.in anew into the pinned, hashed requirements/*.txt
	@$(BIN)/python -m tools.lock

# ---------------------------------------------------------------- how each of them comes about
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	  || { echo "Zuruf needs Python 3.11 or newer. Try: make PYTHON=python3.13 $(MAKECMDGOALS)" >&2; exit 1; }
	@echo "[1/3] A virtual environment in $(VENV) ($$($(PYTHON) --version))"
	@$(PYTHON) -m venv $(VENV)

# A stamp is as new as the lock it was installed from: the second `make run` installs nothing.
$(VENV)/.app: requirements/app.txt pyproject.toml | $(BIN)/python
	@echo "[2/3] Pinned dependencies of the application (a minute the first time)"
	@$(PIP) install --require-hashes --no-deps -r requirements/app.txt
	@echo "[3/3] The command $(BIN)/zuruf"
	@$(PIP) install --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.app
	@echo "[+] Pinned dependencies of development"
	@$(PIP) install --require-hashes --no-deps -r requirements/dev.txt
	@touch $@

$(VENV)/.eval: requirements/eval.txt $(VENV)/.dev
	@echo "[+] Engines to compare with"
	@$(PIP) install --require-hashes --no-deps -r requirements/eval.txt
	@touch $@

# scikit-learn trains the wish models and is needed nowhere else.
var/train-venv/.installed: requirements/train.txt | $(BIN)/python
	@echo "[+] What training needs, in var/train-venv"
	@$(BIN)/python -m venv --clear var/train-venv
	@var/train-venv/bin/pip --disable-pip-version-check -qq install --require-hashes --no-deps -r requirements/train.txt
	@touch $@

# What tests use beyond Python. Each script says what it does and does nothing the second time.
tools: $(VENV)/.dev
	@for script in tools/install_*.sh; do bash $$script || exit 1; done

# ---------------------------------------------------------------- the deployed function
# SAM calls this with ARTIFACTS_DIR (Metadata: BuildMethod: makefile in template.yaml).
build-AlexaSkillFunction: $(VENV)/.dev
	@$(BIN)/python -m tools.build_function "$(ARTIFACTS_DIR)"
