# Everything a contributor or CI runs. Each target sets up what it needs in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Material prints an end-of-life notice of MkDocs at each run.
export NO_MKDOCS_2_WARNING = 1
PYTEST := $(BIN)/pytest -n auto --dist worksteal

.PHONY: demo test test-quick test-sites test-slips test-rebuilds screen-reader fuzz check docs bench mutants templates screenshots clean

demo: $(VENV)/.demo ## Serve the example site, or another one: make demo SITE=plays
	@echo "Serving the example site $(SITE). When it is built, open http://127.0.0.1:8000/ in a browser; Ctrl+C ends it."
	@$(BIN)/mkdocs serve --config-file $(if $(SITE),example-sites/$(SITE),example-site)/mkdocs.yml

test: $(VENV)/.dev node_modules/.installed ## All tests
	$(PYTEST)

test-quick: $(VENV)/.dev ## The tests that take less than a minute together
	$(PYTEST) -m "not slow and not browser"

mutants: $(VENV)/.dev ## Change 60 places of the package, and tell which changes no test notices: make mutants SEED=7
	$(BIN)/python -m tests.mutants $(if $(SEED),--seed $(SEED))

test-slips: $(VENV)/.dev ## Thousands of slips made by machine, and whether any loses a word
	$(BIN)/python -m tests.slips

test-sites: $(VENV)/.dev node_modules/.installed ## Every page of every example site in a browser
	M3_NIGHTLY=1 $(PYTEST) -m browser

test-rebuilds: $(VENV)/.dev ## What many rebuilds of a preview leave behind
	$(BIN)/pytest tests/test_serve.py -k many_rebuilds

screen-reader: $(VENV)/.dev ## Let Orca read one page of each kind, and write down what it says
	$(BIN)/python -m tests.screen_reader.run $(PAGES)

fuzz: $(VENV)/.dev ## Look for pages and texts that break what must hold of all: make fuzz SECONDS=600
	$(BIN)/python -m tests.fuzz.run $(or $(SECONDS),60)

check: $(VENV)/.dev ## Lint and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

docs: $(VENV)/.dev ## Build the documentation
	$(BIN)/mkdocs build --strict

bench: $(VENV)/.dev ## Compare build times: make bench OPTIONS="--measure times --pages 67"
	$(BIN)/python benchmarks/build_times.py $(OPTIONS)

templates: $(VENV)/.dev ## Make the example sites' office templates again
	$(BIN)/python example-site/make_templates.py
	$(BIN)/python example-sites/make_office_files.py

screenshots: $(VENV)/.dev ## Make the README's pictures again
	$(BIN)/python docs/make_screenshots.py

clean:
	rm -rf $(VENV) node_modules site example-site/site example-sites/*/site dist

$(VENV)/bin/pip:
	@echo "Setting up Python in $(VENV) and installing MkDocs and its plugins there: a minute or two, only once."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --quiet --upgrade "pip>=25.1"

$(VENV)/.demo: pyproject.toml | $(VENV)/bin/pip
	@test ! -e $@ || echo "Bringing $(VENV) up to date with pyproject.toml."
	@$(BIN)/pip install --quiet --editable . --group site
	@touch $@

$(VENV)/.dev: pyproject.toml | $(VENV)/bin/pip
	$(BIN)/pip install --quiet --editable . --group site --group test --group check --group bench --group templates
	touch $@ $(VENV)/.demo

node_modules/.installed: package.json
	@if command -v npm >/dev/null; then npm ci --no-audit --no-fund --silent && touch $@; \
	else echo "npm is missing: the tests that need axe and html-validate are skipped"; fi
