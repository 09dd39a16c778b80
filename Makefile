# Everything runs in .venv, which `setup` fills once and again when the pins change.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
OFFSCREEN := QT_QPA_PLATFORM=offscreen

.PHONY: setup run test check style types imports words words-out words-in pictures gallery bench soak package guide format clean

setup: $(READY)

$(READY): requirements-dev.txt pyproject.toml ui/tools/libraries.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Restructure needs Python 3.11 or newer")'
	$(PYTHON) -m ui.tools.libraries
	test -x $(BIN)/pip || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

run: setup
	$(BIN)/restructure run --demo

test: setup
	$(OFFSCREEN) $(BIN)/pytest -n auto

check: style types imports words test

style: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: setup
	$(BIN)/mypy

imports: setup
	$(BIN)/lint-imports --no-logo

words: setup
	$(BIN)/python -m ui.tools.translations --check
	$(BIN)/python -m ui.cli.catalogue --check

# Every word as .po for translators' own tools, into build/words; `make words-in` takes them back from there.
words-out: setup
	$(OFFSCREEN) $(BIN)/python -m ui.tools.translators out build/words

words-in: setup
	$(OFFSCREEN) $(BIN)/python -m ui.tools.translators in build/words
	$(OFFSCREEN) $(BIN)/python -m ui.tools.translations
	$(BIN)/python -m ui.cli.catalogue
	$(BIN)/ruff format --quiet reports/wording

# The pictures of the guide, drawn anew into docs/guide.
pictures: setup
	$(OFFSCREEN) $(BIN)/python -m ui.tools.guide_pictures

gallery: setup
	$(OFFSCREEN) $(BIN)/python -m ui.tools.gallery build/gallery

bench: setup
	$(OFFSCREEN) $(BIN)/python -m tests.benchmarks

soak: setup
	$(OFFSCREEN) $(BIN)/python -m tests.soak

package:
	$(PYTHON) packaging/make.py

# In both languages, to build/guide; its tools are installed into an environment of their own.
guide:
	test -x build/guide-tools/bin/mkdocs || { $(PYTHON) -m venv build/guide-tools && \
	  build/guide-tools/bin/pip install --quiet --require-hashes --requirement docs/guide/requirements.txt; }
	for language in en zh; do GUIDE_FROM=$$language GUIDE_LANGUAGE=$$language GUIDE_TO=$(CURDIR)/build/guide/$$language \
	  build/guide-tools/bin/mkdocs build --quiet --strict --config-file docs/guide/mkdocs.yml || exit 1; done

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf build dist *.egg-info .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find $(wildcard *) -name __pycache__ -type d -prune -exec rm -rf {} +
