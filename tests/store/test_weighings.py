"""Weighings are kept as they were, without those of things that are no more."""

from __future__ import annotations

from pathlib import Path

from regesta.store import Store

FIRST = {("a", "b"): (1.0, ("same name",)), ("a", "c"): (-20.0, ("other numbers",))}
SECOND = {("a", "b"): (1.0, ("same name",)), ("b", "d"): (0.6, ("same number", "same host"))}


def test_what_is_kept_is_what_the_last_linking_weighed(tmp_path: Path) -> None:
    with Store.open(tmp_path, create=True) as store, store.writing():
        assert store.weighings() == {}
        store.keep_weighings({}, FIRST)
        assert store.weighings() == FIRST
        store.keep_weighings(FIRST, SECOND)
        assert store.weighings() == SECOND
        store.keep_weighings(SECOND, {})
        assert store.weighings() == {}
