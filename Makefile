# make demo    builds a register from examples/ and writes a report: the way in
# make test    everything that must hold before a change is taken
# make bench   the public yardsticks and speed, as far as their data are here
# make model   makes the language model anew from open corpora (hours)

.PHONY: demo test check bench model clean

PYTHON := .venv/bin/python
INSTALLED := .venv/.installed

$(INSTALLED): pyproject.toml constraints.txt scripts/set_up.sh
	sh scripts/set_up.sh
	touch $(INSTALLED)

demo: $(INSTALLED)
	sh scripts/demo.sh

test: $(INSTALLED) check
	sh scripts/set_up_browser.sh
	$(PYTHON) -m pytest

check: $(INSTALLED)
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports

bench: $(INSTALLED)
	$(PYTHON) -m benchmarks all

model: $(INSTALLED)
	sh training/make_model.sh

clean:
	rm -rf .venv demo build dist
