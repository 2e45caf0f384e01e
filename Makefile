# Every recipe runs from this folder by relative names, so that the folder may be called anything.

PYTHON ?= python3
RUN = exec $(PYTHON) scripts/bootstrap.py

.DEFAULT_GOAL = help
.PHONY: help demo test check format lock env

help: ## Show this list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' Makefile

demo: ## Run the portal with invented sample cables (PORT=8123 for another port)
	@$(RUN) manage.py demo

test: ## Run every test, in a real browser too (ARGS="-k timeline" for some)
	@$(RUN) -m tests.browser
	@$(RUN) -m pytest $(ARGS)

check: ## What must pass before a change is proposed: format, lint, types, migrations, tests
	@$(RUN) -m ruff format --check .
	@$(RUN) -m ruff check .
	@$(RUN) -m mypy .
	@$(RUN) -m djlint --lint --quiet templates
	@$(RUN) manage.py makemigrations --check --dry-run
	@$(MAKE) --no-print-directory test

format: ## Put the code in form
	@$(RUN) -m ruff check --fix-only --quiet .
	@$(RUN) -m ruff format .

lock: ## Choose the newest allowed versions of all packages, and note them with their hashes
	@$(RUN) scripts/lock.py

env: ## Bring .venv in line with requirements.lock; nothing else
	@$(RUN)
