# make demo: set up, build the sample corpus, show a search and a query.
# make test: set up, check style and types, run all tests.
# make front: what browsers load for maps, graphs, timelines and the SPARQL editor; needs Node 20.

PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
STORE ?= kg-store
# An editable install is not compiled by pip, and the first commands of a person should be quick.
COMPILE = $(BIN)/python -m compileall -q kg

.PHONY: demo test front bench ontology-pages screenshots clean

demo: $(VENV)/.demo
	$(BIN)/kg build --store $(STORE)
	$(BIN)/kg search --store $(STORE) --limit 3 агломерация
	$(BIN)/kg sparql --store $(STORE) --file ontology/queries/akimats.rq

test: $(VENV)/.test
	@if command -v npm > /dev/null; then $(MAKE) --no-print-directory front; \
	else echo 'No npm: what browsers draw is not built and not tested'; fi
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n 2

FRONT = kg/serve/front
BUILT = kg/serve/static/built/manifest.json

front: $(BUILT)

$(BUILT): $(wildcard $(FRONT)/*.js $(FRONT)/src/*.js $(FRONT)/*.json) | $(FRONT)/node_modules/.package-lock.json
	cd $(FRONT) && npm run --silent build

$(FRONT)/node_modules/.package-lock.json: $(FRONT)/package-lock.json
	cd $(FRONT) && npm ci --loglevel=error

screenshots: $(VENV)/.test $(BUILT)
	$(BIN)/pip install --quiet --editable '.[docs]'
	$(BIN)/python docs/screenshots.py

bench: $(VENV)/.test
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/stages.py
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python benchmarks/kazakh.py
	$(BIN)/python benchmarks/graph.py --quads 100000

ontology-pages: $(VENV)/.demo
	$(BIN)/pip install --quiet --editable '.[docs]'
	$(BIN)/python docs/ontology_pages.py build/ontology

$(VENV)/.demo: setup.cfg pyproject.toml | $(VENV)
	$(BIN)/pip install --quiet --editable .
	$(COMPILE)
	@touch $@

$(VENV)/.test: setup.cfg pyproject.toml | $(VENV)
	$(BIN)/pip install --quiet --editable '.[test]'
	$(COMPILE)
	@touch $@ $(VENV)/.demo

$(VENV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	{ echo 'Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)'; exit 1; }
	$(PYTHON) -m venv $(VENV) || \
	{ rm -rf $(VENV); echo 'Python lacks venv; on Debian: apt-get install python3-venv'; exit 1; }
	$(BIN)/pip install --quiet --upgrade pip

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
