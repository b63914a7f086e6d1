# The one door: what continuous integration runs is what you run.

PYTHON ?= python3
PORT ?= 8000
# The language of messages: make check IN=en
IN := nl
EXAMPLES ?= 5000
# What makes the pages: make site BUILDER=zensical
BUILDER ?= mkdocs
VENV := .venv
BIN := $(VENV)/bin
MACROS := $(BIN)/python -m macros --lang $(IN)
# What `make new` is told: make new ID=fietspaden-2024 DATE=2024-03-12 FROM=answer.pdf
FACTS := ID TITLE_NL TITLE_EN SHORT_NL SHORT_EN NUMBER DATE ASKER MINISTER PARTS LAST_MONTH FROM

# What `make record` is told: make record ANSWER=fietspaden-2024 KIND=error WHY_NL="…" WHY_EN="…"
WHY := ANSWER KIND WHY_NL WHY_EN DATE
given = $(foreach fact,$(1),$(if $(filter command,$(origin $(fact))),--$(fact) "$$$(fact)"))

# What `make bench` measures, all but the last unless it is told: make bench PARTS="build sizes"
# intake commands build serve sizes browser lighthouse bare growth growth500

# What `make report` compares with: make report SINCE=v1.0
export SINCE ?= origin/main

.DEFAULT_GOAL := help
.PHONY: help serve site check format new record report test fuzz lint links bench lock clean

help: ## what there is to run
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

serve: $(VENV)/ready ## both languages at http://127.0.0.1:8000/, renewed on every change
	@$(MACROS) serve --port $(PORT)

site: $(VENV)/ready $(if $(filter zensical,$(BUILDER)),$(VENV)/ready-zensical) ## the whole site into site/ (BUILDER=zensical: site-zensical/)
	@$(MACROS) site --builder $(BUILDER)

check: $(VENV)/ready ## everything that is wrong with data and pages
	@$(MACROS) check

format: $(VENV)/ready ## the tables as they must be, however a spreadsheet saved them
	@$(MACROS) format

new: $(VENV)/ready ## a new answer as a draft; asks what it must know
	@$(MACROS) new $(call given,$(FACTS))

record: $(VENV)/ready ## what is published into the ledgers, and why published figures changed
	@$(MACROS) record $(call given,$(WHY))

report: $(VENV)/ready ## what changed in figures, words and pages: make report SINCE=origin/main
	@$(MACROS) report --since "$$SINCE"

test: lint ## every test, those in a browser too
	@$(BIN)/python -m tests.browser
	@$(BIN)/python -m pytest --numprocesses=2

fuzz: $(VENV)/ready-test ## files spoiled in every way: each is told or read (EXAMPLES=5000 of each kind)
	@EXAMPLES=$(EXAMPLES) $(BIN)/python -m pytest -o faulthandler_timeout=0 tests/test_hostile_bytes.py

lint: $(VENV)/ready-test
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy --no-error-summary

links: $(VENV)/ready-test ## which links of site/ to other sites are dead (a list, no fault); needs the network
	@[ -d site ] || { echo "There is no site/ yet: run make site first" >&2; exit 1; }
	@$(BIN)/lychee --config lychee.toml --root-dir "$(CURDIR)/site" --exclude "^$${SITE_URL:-http://127.0.0.1:8000/}" site || [ $$? -eq 2 ]

bench: $(VENV)/ready-test ## how fast the work goes and how light the pages are; a choice: make bench PARTS="build sizes"
	@$(BIN)/python -m tests.browser
	@$(BIN)/python -m tests.bench $(PARTS)

lock: $(VENV)/ready-test ## the newest allowed versions into requirements*.txt
	@$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
		--group build pyproject.toml --output-file requirements.txt
	@$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
		--group build --group zensical --constraint requirements.txt pyproject.toml --output-file requirements-zensical.txt
	@$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
		--group build --group zensical --group test --constraint requirements.txt pyproject.toml --output-file requirements-test.txt

clean: ## remove everything that was made
	rm -rf $(VENV) .build .cache site site-zensical

$(VENV)/ready: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; run make PYTHON=python3.12, for example")'
	@echo "Setting up $(VENV) (once; about a minute)" >&2
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index --editable .
	@touch $@

$(VENV)/ready-zensical: $(VENV)/ready requirements-zensical.txt
	@echo "Setting up Zensical (once)" >&2
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-zensical.txt
	@touch $@

$(VENV)/ready-test: $(VENV)/ready requirements-test.txt
	@echo "Setting up the tests (once)" >&2
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-test.txt
	@touch $@ $(VENV)/ready-zensical
