# Each target sets up what it needs: a virtual environment in .venv with the exact versions of requirements/.

PYTHON ?= python3
PORT ?= 8000
SIZES ?= 100,1000
PARTS ?= script,site,edits,peers,stress
FORMAT ?= text
REV ?= HEAD
ROOM ?= 1000000
INPUTS ?= 100000
FOLDER ?=
EVENT ?=
INTO ?=
ARTICLE ?=
export PORT SIZES PARTS FORMAT REV FOLDER INPUTS EVENT INTO ARTICLE ROOM
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help site look pages check article statement form changes serve test test-seeds test-change fuzz bench audit extractors crash lint lock picture ci-tools clean

help: ## list these targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 18

site: .venv/.site ## check the seeds and build the whole site into site/ (QUIET=1 says nothing but problems)
	@$(BIN)/python scripts/build_site.py --site $(if $(QUIET),--quiet)

look: .venv/.site ## build it once more to be opened without a server: look/index.html
	@$(BIN)/python scripts/build_site.py --look $(if $(QUIET),--quiet)

pages: .venv/.site
	@$(BIN)/python scripts/build_site.py

check: .venv/.site ## check the seeds (FORMAT=github or json for other programs; FIX=1 mends what can be mended for certain)
	@$(BIN)/python scripts/build_site.py --check --format "$$FORMAT" $(if $(FIX),--fix) $(if $(QUIET),--quiet)

article: .venv/.site ## add an article to seeds/: make article FROM=page.html (or a text, a folder of them, or - for standard input)
	@$(BIN)/python scripts/build_site.py --article "$$FROM"

statement: .venv/.site ## put claims into an article's file: make statement ARTICLE=NAME FROM=file (or - for standard input)
	@$(BIN)/python scripts/build_site.py --statement "$$FROM" --into "$$ARTICLE"

form: .venv/.site
	@$(BIN)/python scripts/build_site.py --quiet --form "$$EVENT" > "$$INTO"

changes: .venv/.site ## say what changes on the site, write nothing (REV=… to compare with; FORMAT=github for Markdown, with what readers will see)
	@$(BIN)/python scripts/build_site.py --compare "$$REV" --format "$$FORMAT" --room "$$ROOM"

serve: .venv/.site ## show the site at http://localhost:8000/ and follow every edit (PORT=… for another port)
	@$(BIN)/python scripts/build_site.py --serve "$$PORT"

test: .venv/.test lint ## run all tests
	@$(BIN)/python -m pytest

test-seeds: .venv/.test ## run the tests that hold of any seeds
	@$(BIN)/python -m pytest tests/test_live.py

test-change: .venv/.test ## run the tests that a change needs: of seeds alone only those above (REV=… it begins with)
	@if git diff --quiet "$$REV" -- . ':(exclude)seeds'; then $(MAKE) --no-print-directory test-seeds; \
	else $(MAKE) --no-print-directory test; fi

fuzz: .venv/.test ## try random inputs on whatever is said of any input (INPUTS=… of them, beside hypothesis' own)
	@$(BIN)/python -m pytest -m hypothesis --hypothesis-profile=fuzz
	@EDITS=150 $(BIN)/python -m pytest tests/test_site_edits.py
	@PYTHONPATH=scripts:tests $(BIN)/python -m fuzz "$$INPUTS"

bench: .venv/.bench ## measure what a build costs, beside other tools (SIZES=… numbers of articles, PARTS=… of it)
	@PYTHONPATH=scripts:tests $(BIN)/python -m bench --sizes "$$SIZES" --parts "$$PARTS"

audit: .venv/.test tests/audit/node_modules/.all ## have Lighthouse judge a page of every kind in each language, on a phone and at a desk (an hour; needs Chromium and npm)
	@PYTHONPATH=scripts:tests $(BIN)/python -m audit

extractors: .venv/.bench ## measure how saved pages are read, beside other tools: FOLDER=… of their repositories
	@PYTHONPATH=scripts:tests $(BIN)/python -m bench.extractors "$$FOLDER"

crash: .venv/.test ## end builds at two hundred moments, at once, and on full disks, and see what is left
	@KILLS=200 $(BIN)/python -m pytest --dist=load tests/test_crash.py

lint: .venv/.test ## check the code's style, types and layers
	@$(BIN)/ruff check --quiet scripts tests docs/verify.py
	@$(BIN)/ruff format --check --quiet scripts tests docs/verify.py
	@$(BIN)/mypy --no-error-summary
	@said=$$(PYTHONPATH=scripts $(BIN)/lint-imports --no-cache 2>&1) || { echo "$$said"; exit 1; }
	@$(BIN)/oxfmt --list-different docs/assets/*.js
	@$(BIN)/oxlint --deny-warnings --format=unix docs/assets/*.js

picture: .venv/.test site ## take the pictures in README and CONTRIBUTING anew (needs Chromium)
	@PYTHONPATH=scripts $(BIN)/python tests/picture.py

lock: ## choose the newest versions and write them to requirements/ (needs uv)
	for set in 'site' 'test --group test' 'ci --group test --group zensical --group properdocs --group github' \
	  'bench --group test --group zensical --group bench'; do set -- $$set; name=$$1; shift; \
	  uv pip compile --quiet --universal --upgrade --generate-hashes --no-emit-index-url --no-header \
	    --python-version 3.11 pyproject.toml "$$@" --output-file "requirements/$$name.txt" || exit 1; done

ci-tools: .venv/.ci tests/audit/node_modules/.tests ## install the other builders, and what judges pages and workflows: their tests are skipped without (needs npm)

clean: ## remove everything that the build made, but the virtual environment
	@sed 's|^|docs/|' docs/.generated 2>/dev/null | xargs -r rm -f
	@rm -rf docs/.generated docs/.unfinished .build site look
	@find docs -type d -empty -delete

# What judges pages: that which the tests ask, or all of it.
tests/audit/node_modules/.%: tests/audit/package-lock.json
	@echo "tests/audit/node_modules/: installing $<"
	@npm ci --prefix tests/audit --no-audit --no-fund --ignore-scripts --loglevel error $(if $(filter tests,$*),--omit=dev) >/dev/null \
	  || { echo 'It takes npm: on Debian and Ubuntu, apt install npm'; exit 1; }
	@touch tests/audit/node_modules/.tests $@

# One set-up at a time, by a lock that ends with the last process that has it; one that was ended half-way begins anew.
ALONE := -c 'import fcntl, os, sys; lock = os.open("requirements", os.O_RDONLY); fcntl.flock(lock, fcntl.LOCK_EX); \
  os.set_inheritable(lock, True); os.execvp(sys.argv[1], sys.argv[1:])'

.venv/.%: requirements/%.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'Python 3.11 or newer is needed (PYTHON=… names another)'; exit 1; }
	@$(PYTHON) $(ALONE) sh -ec ' \
	  test ! $@ -nt $< || exit 0; \
	  test ! -e .venv/.unfinished || rm -rf .venv; \
	  if test ! -x $(BIN)/python; then \
	    echo ".venv/: setting up"; mkdir -p .venv; touch .venv/.unfinished; \
	    $(PYTHON) -m venv .venv || { echo "On Debian and Ubuntu: apt install python3-venv"; rm -rf .venv; exit 1; }; \
	  fi; \
	  echo ".venv/: installing $<"; touch .venv/.unfinished; \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $< || \
	    { test $$? -gt 2 || rm .venv/.unfinished; exit 1; }; \
	  touch $@; rm .venv/.unfinished'
