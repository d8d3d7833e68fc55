# Everything a person does here starts with make. Python 3.11+ and make are the whole set-up.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Node from the machine, or from the Python wheel that carries it.
export PATH := $(CURDIR)/$(BIN):$(PATH)
PYTEST := $(BIN)/python -X utf8 -m pytest

.DEFAULT_GOAL := help

.PHONY: help
help: ## Show the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

# --- install -----------------------------------------------------------------------
.PHONY: install
install: $(VENV)/.installed ## Install the product and its CSS, fonts and scripts

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "jeugdregio needs Python 3.11 or newer; set PYTHON=")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.packages: requirements/runtime.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/runtime.txt
	@touch $@

$(VENV)/.assets: package.json package-lock.json scripts/build_assets.py scripts/npm_ci.sh $(VENV)/.packages
	sh scripts/npm_ci.sh $(BIN)
	$(BIN)/python scripts/build_assets.py
	@touch $@

$(VENV)/.installed: $(VENV)/.packages $(VENV)/.assets pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.PHONY: install-dev
install-dev: install $(VENV)/.dev

$(VENV)/.dev: requirements/dev.txt $(VENV)/.packages
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

# --- use ---------------------------------------------------------------------------
.PHONY: demo
demo: install ## The Netherlands on open data, in the browser (PORT=8000)
	$(BIN)/jeugdregio demo --port $(or $(PORT),8000)

# --- prove -------------------------------------------------------------------------
.PHONY: test
test: install-dev ## All tests of a working day (under 10 minutes on 2 cores)
	$(PYTEST) -m "not slow" -n $(or $(WORKERS),2) --dist loadscope

.PHONY: test-all
test-all: install-dev ## Also the long ones
	$(PYTEST) -n $(or $(WORKERS),2) --dist loadscope

.PHONY: check
check: install-dev ## Format, lint, types, import contracts, data, generated docs
	$(BIN)/python scripts/check.py

.PHONY: fix
fix: install-dev ## Format, mend lint, regenerate docs
	$(BIN)/ruff format src tests scripts bench
	$(BIN)/ruff check --fix src tests scripts bench
	$(BIN)/python scripts/generate_docs.py

.PHONY: bench
bench: install-dev ## Performance table, peers in the same run
	$(BIN)/python bench/run.py

# --- maintain ----------------------------------------------------------------------
.PHONY: lock
lock: ## Renew the lock files (needs uv)
	cd requirements && uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links runtime.in -o runtime.txt
	cd requirements && uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links dev.in -o dev.txt

.PHONY: clean
clean: ## Remove what install and tests made
	rm -rf $(VENV) node_modules build dist src/jeugdregio/web/static/vendor src/jeugdregio/publishing/fonts
