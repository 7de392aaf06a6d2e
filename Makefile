# Two targets for a fresh machine with Python, git and make: "make demo" and "make test".

PYTHON ?= python3
# So many processes run the tests; each makes a checker of its own.
JOBS ?= auto
VENV := .venv

.PHONY: demo test slow lint clean

# The findings are the point of the demonstration, so they do not make it fail.
demo: $(VENV)/.installed
	$(VENV)/bin/factcheck check --format text --exit-zero examples/country-brief.md

test: $(VENV)/.installed-dev
	$(VENV)/bin/python -m pytest --numprocesses $(JOBS) --maxprocesses 4

# What takes a minute or more each, such as the installation of the pre-commit hooks.
# What needs Ray and Arrow, the extra "audit", is skipped without them: here it is run.
slow: $(VENV)/.installed-audit
	$(VENV)/bin/python -m pytest -m slow
	$(VENV)/bin/python -m pytest tests/audit

lint: $(VENV)/.installed-dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(VENV)/bin/factcheck validate
	$(VENV)/bin/factcheck test
	$(VENV)/bin/python -m benchmarks.accuracy.run --check

clean:
	rm -rf $(VENV) build dist

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.installed-dev: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@ $(VENV)/.installed

$(VENV)/.installed-audit: $(VENV)/.installed-dev
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,audit]'
	touch $@
