# Everything a contributor or CI runs. Each target sets up what it needs in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OLDEST := .venv-oldest
# Material prints an end-of-life notice of MkDocs at each run.
export NO_MKDOCS_2_WARNING = 1
PYTEST := $(BIN)/pytest -n auto --dist worksteal

.PHONY: demo test test-quick test-neighbors test-oldest test-sites test-slips test-rebuilds fuzz check docs bench mutants templates screenshots clean

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

test-neighbors: $(VENV)/.neighbors ## A whole site beside each of the most used plugins and themes
	$(PYTEST) -m neighbors tests/neighbors

test-oldest: $(OLDEST)/.ready ## The same with the oldest versions of everything that pyproject.toml allows
	$(OLDEST)/bin/python -m pytest -m neighbors tests/neighbors/test_matrix.py

test-sites: $(VENV)/.dev node_modules/.installed ## Every page of every example site in a browser
	M3_NIGHTLY=1 $(PYTEST) -m browser

test-rebuilds: $(VENV)/.dev ## What many rebuilds of a preview leave behind
	$(BIN)/pytest tests/test_serve.py -k many_rebuilds

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
	rm -rf $(VENV) $(OLDEST) node_modules site example-site/site example-sites/*/site dist

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

$(VENV)/.neighbors: $(VENV)/.dev
	$(BIN)/pip install --quiet --group neighbors
	touch $@

$(OLDEST)/.ready: pyproject.toml
	$(PYTHON) -m venv --clear $(OLDEST)
	$(OLDEST)/bin/pip install --quiet "uv>=0.8"
	$(OLDEST)/bin/uv pip install --quiet --python $(OLDEST)/bin/python --resolution lowest-direct --editable . --group neighbors
	touch $@

node_modules/.installed: package.json
	@if command -v npm >/dev/null; then npm ci --no-audit --no-fund --silent && touch $@; \
	else echo "npm is missing: the tests that need axe and html-validate are skipped"; fi
