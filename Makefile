# Chores. ./run and ./test need no make.
BIN = .venv/bin
LOCK = $(BIN)/uv pip compile -q --generate-hashes --no-emit-index-url --no-header --python-version 3.11 pyproject.toml

.PHONY: help lint types imports locale units lock bench ci clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

lint: ## mend style, then say what is left
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: ## strict types
	$(BIN)/mypy --strict

imports: ## who may import whom
	$(BIN)/lint-imports

locale: ## bring the Chinese catalogue up to date; `make locale FILES="a.po b.po"` fills translations in
	$(BIN)/python tools/translations.py $(if $(FILES),merge $(FILES))

units: ## render systemd/ from the shipped timetable
	$(BIN)/python tools/shipped_units.py

lock: ## lock the dependencies of pyproject.toml with their hashes (needs uv: $(BIN)/pip install uv)
	$(LOCK) --extra neural --group setup -o requirements.txt
	$(LOCK) --extra neural --group dev -o requirements-dev.txt

bench: ## every figure in one table; `make bench ROWS="--quick onset cpu"` for some
	$(BIN)/python -m benchmarks $(ROWS)

ci: ## what CI runs
	.ci/run

clean: ## everything made: environment, caches, builds (var/ with the record stays)
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
