# Every target sets up what it needs. The first run builds .venv from requirements.lock (hashes checked); later runs reuse it
# and need no network.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCKED := $(VENV)/.locked
READY := $(VENV)/.ready
NBVAL := $(BIN)/python -m pytest --nbval --nbval-current-env -p no:cacheprovider -W default
PORT ?= 8888
LITE_PORT ?= 8000
# Hundreds of processes import the same modules: on a machine that keeps nothing compiled (containers say so) each compiles them anew.
export PYTHONDONTWRITEBYTECODE :=

# What a lesson touches: its cells, its questions and their class, its explorers and facts, and who may import what.
QUICK := $(wildcard tests/authoring/test_units.py tests/authoring/test_lint*.py tests/authoring/test_coverage.py \
  tests/authoring/test_synthetic_class.py tests/authoring/test_what_changed.py tests/evidence/test_data.py \
  tests/docs/test_told.py tests/explorers/test_asked.py tests/test_editions.py tests/test_rooms.py)

BROWSER := chromium fonts-liberation fonts-dejavu-core libatomic1

.PHONY: demo test test-quick quick-lessons quick-tried checked played proven built linted typed rewritten run-through cycle tried bench soak soak-big browser server lab lite docs pictures build companion lock newest clean help

help:
	@echo "make demo    play the whole teaching cycle on a synthetic class"
	@echo "make test    everything that CI runs"
	@echo "make test-quick  what a lesson touches, in a minute or two; UNIT=05_tumour_grade is built first, and proven"
	@echo "make bench   marking beside stock nbgrader (half an hour), how fast explorers open and answer, and reports of 10,000"
	@echo "make soak    the long proofs: 60 submissions a unit beside stock, 25 kills, every class, every test (two hours)"
	@echo "make soak-big  10,000 submissions, killed once and resumed (hours)"
	@echo "make server  install PostgreSQL (Debian's) for its tests, where there is none"
	@echo "make lite    the browser edition: build the site and serve it (LITE_PORT=$(LITE_PORT))"
	@echo "make lab     JupyterLab on the students' edition (PORT=$(PORT))"
	@echo "make docs    the pages, as a site in docs/_build/html/, without a network"
	@echo "make pictures  take the pictures in docs/ anew, in a real JupyterLab"
	@echo "make build   rebuild notebooks/, source/ and release/ from the texts"
	@echo "make companion  build the JupyterLab extension anew from its TypeScript (needs node)"
	@echo "make lock    resolve requirements.lock anew from pyproject.toml"
	@echo "make newest  'make test' with the newest dependencies that pyproject.toml allows, in place of the locked ones"
	@echo "make clean   remove what can be made again, .venv included"

$(LOCKED): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "netcourse: Python 3.11 or newer is needed; '$(PYTHON)' is missing or older. Try: make PYTHON=python3.12" >&2; exit 2; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
	  { echo "netcourse: '$(PYTHON)' cannot make virtual environments; install its venv package (Debian: apt install python3-venv)" >&2; exit 2; }
	@echo "Setting up .venv (once; two to five minutes)"
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --no-deps --require-hashes -r requirements.lock
# The lock names all of them, so pip need not look for any. It would compile one file after the other, and packages' own tests too, a
# quarter of it. A template in a package is no Python, and fails as it does with pip.
	@$(BIN)/python -m compileall -qq -j 0 -x '/tests?/' $(VENV)/lib || true
	@touch $@

# The companion is copied to where JupyterLab looks for it, so a new one is installed anew.
$(READY): $(LOCKED) pyproject.toml $(wildcard netcourse/companion/labextension/package.json)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(READY)
	@$(BIN)/netcourse demo

# A browser for the browser test: Debian's, if none is there and it can be installed; otherwise that test is skipped, loudly. What it
# recommends are 160 packages for printers, a desktop and Perl; the fonts that come with these are named, and a library of playwright's.
browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	  { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(BROWSER) >/dev/null; } || \
	  echo "netcourse: NO BROWSER: install chromium, or the browser test is skipped" >&2

# A database server, likewise: Debian's. Only the soak asks for it.
server:
	@command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || \
	  { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql >/dev/null; } || \
	  echo "netcourse: NO DATABASE SERVER: install postgresql, or the test of a gradebook in it is skipped" >&2

# Browsers wait half of their time: three processes of tests keep two cores busy. What is read and played comes first, as tests of
# limits in seconds grow nervous beside it; and style before all, so that a slip is told within seconds.
test:
	$(MAKE) -j2 $(READY) browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(MAKE) -j3 --output-sync=target checked played
	$(MAKE) tried

# Each by itself, so that two cores have something to do to the end.
checked: proven built linted typed rewritten
played: run-through cycle

proven: $(READY)
	$(BIN)/netcourse prove --few

built: $(READY)
	$(BIN)/netcourse build --check

linted: $(READY)
	$(BIN)/netcourse coverage
	$(BIN)/netcourse lint

# With ONCE=1 nothing is kept for a next time, which takes a seventh less.
typed: $(READY)
	$(BIN)/mypy $(if $(ONCE),--no-incremental)

# netcourse.authoring comes before nbval: it puts off the parser.
run-through: export PYTEST_DISABLE_PLUGIN_AUTOLOAD := 1
run-through: export PYTEST_PLUGINS := netcourse.authoring,xdist.plugin,nbval.plugin
run-through: $(READY)
	$(NBVAL) -n 2 --dist loadfile notebooks

cycle: $(READY)
	$(BIN)/netcourse demo --few

# pytest rewrites each module of tests and keeps it; three processes that begin together would each do so. It ends with 5, as it finds no
# test; what can't be imported is told again where it counts.
rewritten: $(READY)
	@$(BIN)/python -m pytest -qq -p no:nbval -p tests.only_imported --collect-only >/dev/null || true

# nbval's plugin loads nbformat, and with it a parser that takes each process a second and a half; no test needs either.
tried: export PYTEST_DISABLE_PLUGIN_AUTOLOAD := 1
tried: export PYTEST_PLUGINS := xdist.plugin,_hypothesis_pytestplugin
tried: $(READY)
	$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder

# For the author of a lesson, at each save; UNIT=05_tumour_grade builds that one first, which all else reads, and proves it too.
# `make test` is still what counts.
test-quick: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(if $(UNIT),$(BIN)/netcourse build $(UNIT))
	$(MAKE) -j2 --output-sync=target quick-lessons quick-tried

quick-lessons: $(READY)
	$(BIN)/netcourse lint $(UNIT)
	$(BIN)/netcourse coverage
	$(if $(UNIT),$(BIN)/netcourse prove $(UNIT))

quick-tried: $(READY)
	$(BIN)/mypy
	$(BIN)/python -m pytest -q $(QUICK)

# Seconds depend on the machine, so nothing is asserted and no test runs this.
bench: $(READY) browser
	@$(BIN)/python -m tests.benchmarks.marking
	@$(BIN)/python -m tests.benchmarks.explorers
	@$(BIN)/python -m tests.benchmarks.opening
	@$(BIN)/python -m tests.benchmarks.board --lite
	@$(BIN)/python -m tests.benchmarks.report

# What CI runs a small version of.
soak: $(READY) browser server
	@$(BIN)/python -m tests.soak.same_marks
	@$(BIN)/python -m tests.soak.killed
	@$(BIN)/netcourse demo --every
	@$(BIN)/netcourse prove --whole
	@NETCOURSE_REBUILD=1 $(BIN)/python -m pytest -q tests/authoring/test_companion.py
	@NETCOURSE_SOAK=1 $(BIN)/python -m pytest -q

# Ten thousand submissions, killed and resumed: hours. COUNT=200 for a small one, FOLDER=PATH to go on where it was.
soak-big: $(READY)
	@$(BIN)/python -m tests.soak.big $(if $(COUNT),--count $(COUNT)) $(if $(FOLDER),--folder $(FOLDER))

# The browser edition, at http://127.0.0.1:8000/
lite: $(READY)
	@$(BIN)/netcourse lite --serve --port $(LITE_PORT)

lab: $(READY)
	@$(BIN)/netcourse lab --port $(PORT)

# A warning is an error, and nothing is asked of the network. A name of what there is no page for is one too.
docs: $(READY)
	@$(BIN)/python -m sphinx -W --keep-going -n -q docs docs/_build/html
	@echo "The pages: docs/_build/html/index.html"

pictures: $(READY) browser
	@$(BIN)/python -m docs.pictures

build: $(READY)
	@$(BIN)/netcourse build

# What is built is committed, so that nobody else needs node.
companion: $(READY)
	@command -v node >/dev/null || { echo "netcourse: 'make companion' needs node 20 or newer" >&2; exit 2; }
	cd netcourse/companion && PATH="$(CURDIR)/$(BIN):$$PATH" && jlpm install --immutable && jlpm build
	$(BIN)/python -m netcourse.authoring.companion
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .

lock:
	@command -v uv >/dev/null || { echo "netcourse: 'make lock' needs uv (pip install uv)" >&2; exit 2; }
	uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --generate-hashes \
	  --custom-compile-command "make lock" --quiet -o requirements.lock
	uv pip compile netcourse/authoring/lite/wheels.in --no-deps --no-annotate --python-version 3.14 --generate-hashes \
	  --custom-compile-command "make lock" --quiet -o netcourse/authoring/lite/wheels.txt

# In an environment of its own, without the lock, and never in .venv. What fails is told below the list of what is newer than locked.
NEWEST := build/newest
EXTRAS := cards,cluster,dev,docs,postgresql,report

newest:
	@rm -rf $(NEWEST)
	@$(PYTHON) -m venv $(NEWEST)
	@$(NEWEST)/bin/python -m pip install --quiet --disable-pip-version-check --upgrade --upgrade-strategy eager --editable '.[$(EXTRAS)]'
	@$(NEWEST)/bin/python -m docs.making.newer
	@touch $(NEWEST)/.locked && touch $(NEWEST)/.ready
	$(MAKE) VENV=$(NEWEST) test

clean:
	rm -rf $(VENV) $(NEWEST) demo-course lite-site docs/_build docs/made .netcourse/lite .pytest_cache .mypy_cache .ruff_cache dist
