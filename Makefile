# The words of this house. Each target sets up what it needs; CI and CONTRIBUTING use the same ones.

PYTHON ?= python3
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help site serve test check format bench bench-search screenshot tables lock clean

help:  ## Say what there is
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

site: .venv/.site  ## Build the site from seeds/ into site/
	$(BIN)/digest build

serve: .venv/.site  ## Serve the site at http://127.0.0.1:8000 and rebuild it when a seed changes
	$(BIN)/digest serve

test: .venv/.dev .venv/.browser  ## Run every test
	$(BIN)/python -m pytest

check: .venv/.dev .venv/.node  ## Lint, check types, import contracts and workflows
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/npm run --silent types
	$(BIN)/npm run --silent workflows

format: .venv/.dev  ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/.dev  ## Measure, against what people know
	$(BIN)/python -m benchmarks

bench-search: .venv/.dev .venv/.browser  ## Measure the search against its peers (an hour; SIZES="300 3000" for less)
	$(BIN)/python -m benchmarks.search $(if $(SIZES),--sizes $(SIZES))

screenshot: site .venv/.browser  ## Renew the pictures in docs/assets/screenshots
	$(BIN)/python -m tests.screenshots

tables: .venv/.dev  ## Renew what the browser's exports share with generator/export/formats.py
	$(BIN)/python -c 'from generator.export import formats; print(formats.to_module(), end="")' \
	  >docs/assets/export/formats.js

lock: .venv/.dev  ## Renew the lock files in requirements/
	$(BIN)/pip install --quiet uv
	UV_INDEX_STRATEGY=unsafe-best-match $(BIN)/uv pip compile --quiet --universal --generate-hashes \
	  --python-version 3.11 --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
	  --extra install pyproject.toml --output-file requirements/site.txt
	UV_INDEX_STRATEGY=unsafe-best-match $(BIN)/uv pip compile --quiet --universal --generate-hashes \
	  --python-version 3.11 --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
	  --extra install --extra dev --constraint requirements/site.txt pyproject.toml \
	  --output-file requirements/dev.txt

clean:  ## Remove everything that was made
	rm -rf .venv site node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis
	git clean -fdXq docs

# What is installed, and when it must be renewed. The lock for development holds the one for sites.
.venv/.made: .ci/setup
	PYTHON=$(PYTHON) .ci/setup venv
	touch $@

.venv/.site: .venv/.made requirements/site.txt pyproject.toml
	test -e .venv/.dev || .ci/setup install requirements/site.txt
	touch $@

.venv/.dev: .venv/.made requirements/dev.txt pyproject.toml
	.ci/setup install requirements/dev.txt
	touch $@ .venv/.site

.venv/.node: .venv/.dev package-lock.json
	.ci/setup node
	touch $@

.venv/.browser: .venv/.dev
	.ci/setup browser
	touch $@
