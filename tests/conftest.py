"""What tests of several folders share: the command run in this process."""

from __future__ import annotations

import sys
from contextlib import suppress

import pytest

from regesta.cli import main


@pytest.fixture
def run(monkeypatch, capsys):
    """Run the command with some arguments; return what it printed."""

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["regesta", *map(str, arguments)])
        with suppress(SystemExit):
            main()
        return capsys.readouterr()

    return run
