# Nine Hellos. A newcomer needs two commands: `make demo` and `make test`.
# Python 3.11 or newer and make are all they ask for; `make` alone lists the rest.

SHELL := bash
PYTHON ?= python3
PORT ?= 8000
PERSON ?= rosa
LANGUAGES := nb ar
# Half as many again as there are cores: a test in a browser waits about as often as it works.
WORKERS := $(shell expr \( $$(getconf _NPROCESSORS_ONLN) \* 3 + 1 \) / 2)

BIN := .venv/bin
RUN := $(BIN)/python -m app.commands
DEMO := NINEHELLOS_DEMO=true NINEHELLOS_DATABASE_URL=sqlite:///var/demo.db NINEHELLOS_UPLOADS=var/demo-uploads
CHECKED := NINEHELLOS_DEMO=true NINEHELLOS_DATABASE_URL=sqlite:///build/check.db
EXPORT := $(BIN)/uv export --frozen --no-annotate --no-header --no-emit-project --format requirements-txt
PYBABEL_UPDATE := $(BIN)/pybabel -q update -i build/messages.pot -d app/translations
PYBABEL_OPTIONS := --init-missing --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
BUILT_FROM := $(shell find static app/translations -type f -not -path 'static/built/*' -not -name '*.mo' 2>/dev/null)

.PHONY: list demo demo-reset token build test check format bench lighthouse lock messages

list:  ## this list
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1 \t\2/p' Makefile | expand -t 24

demo: .venv/core .venv/system-core static/built/.made  ## an invented neighbourhood to walk around in (PORT=8000)
	@mkdir -p var
	@$(DEMO) $(RUN) demo --port $(PORT)

demo-reset:  ## throw the demo's data away; the next `make demo` lays it in afresh
	@rm -rf var/demo.db var/demo.db-wal var/demo.db-shm var/demo-uploads
	@echo "The demo is empty. 'make demo' lays it in afresh."

token: .venv/core  ## an API token for one of the demo's cast (PERSON=rosa)
	@$(DEMO) $(RUN) token $(PERSON)

build: .venv/core  ## style sheets, scripts and languages, made ready to serve (the others do it by themselves)
	@rm -f static/built/.made && $(MAKE) --no-print-directory static/built/.made

test: .venv/dev .venv/system-test .venv/oidc static/built/.made  ## everything, on SQLite and PostgreSQL, in two real browsers
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m "not quiet" $$(.ci/system-packages --has chromium || echo --ignore=tests/browser)
	@! .ci/system-packages --has chromium || $(BIN)/python -m pytest -m quiet tests/browser

check: .venv/dev static/built/.made  ## style, types, floors, templates, dependencies, translations, migrations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/djlint templates --lint --quiet
	$(BIN)/deptry app migrations
	$(BIN)/python -m tests.guards.check_translations
	@mkdir -p build && rm -f build/check.db*
	@$(CHECKED) $(RUN) migrate
	$(CHECKED) $(BIN)/alembic check

format: .venv/dev  ## put the code into the house's shape
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

bench: .venv/dev static/built/.made  ## how fast pages are, as ratios to bare ones in the same run
	@$(BIN)/python -m tests.bench

lighthouse: .venv/dev .venv/system-test static/built/.made  ## the points that Lighthouse gives residents' pages (needs Node)
	@npm ci --silent --no-audit --no-fund --prefix tests/lighthouse
	@$(BIN)/python -m tests.bench.lighthouse

lock: .venv/dev  ## settle versions anew from pyproject.toml (UPGRADE=--upgrade takes newer ones)
	$(BIN)/uv lock $(UPGRADE)
	$(EXPORT) --no-default-groups --extra print > requirements/core.txt
	$(EXPORT) --all-extras --all-groups > requirements/dev.txt
	grep -o '^uv==[0-9.]*' requirements/uv.txt | $(BIN)/uv pip compile - -q --generate-hashes --no-annotate --no-header -o requirements/uv.txt

messages: .venv/dev  ## gather what people read into the catalogues, ready to be translated
	@mkdir -p build
	@$(BIN)/pybabel -q extract -F babel.cfg --no-location --sort-output --project "Nine Hellos" -o build/messages.pot .
	@for code in $(LANGUAGES); do $(PYBABEL_UPDATE) -l $$code $(PYBABEL_OPTIONS); done
	@$(BIN)/python -m tests.guards.check_translations || true

# What is already in place is not done again. dev.txt holds all of core.txt.
# Where a system package may not be installed, people go on without it; CI does not.

.venv/uv: requirements/uv.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Nine Hellos needs Python 3.11 or newer. Say which: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -m venv .venv || { .ci/system-packages venv && $(PYTHON) -m venv .venv; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@touch $@

.venv/core: requirements/core.txt | .venv/uv
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/core.txt
	@printf '#!/bin/sh\ncd "%s" && exec .venv/bin/python -m app.commands "$$@"\n' "$$PWD" > $(BIN)/ninehellos && chmod +x $(BIN)/ninehellos
	@touch $@

.venv/dev: requirements/dev.txt | .venv/core
	@$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes requirements/dev.txt
	@touch $@

.venv/system-core: .ci/system-packages | .venv/core
	@.ci/system-packages pango && touch $@ || [ -z "$$CI" ]

.venv/system-test: .ci/system-packages | .venv/dev
	@.ci/system-packages pango chromium webkit && touch $@ || [ -z "$$CI" ]

# The only thing Node is for, and only in tests: a real OpenID provider. Without Node its tests say so and are left out.
.venv/oidc: tests/oidc/package-lock.json | .venv/dev
	@node -e 'process.exit(+(parseInt(process.versions.node) < 18))' 2>/dev/null && npm ci --silent --no-audit --no-fund --prefix tests/oidc && touch $@ \
	  || { echo "Left out: sign-in through an organisation. It needs Node 18 or newer, and npm." >&2; [ -z "$$CI" ]; }

static/built/.made: $(BUILT_FROM) | .venv/core
	@$(RUN) build
	@mkdir -p $(@D) && touch $@
