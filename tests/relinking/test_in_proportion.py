"""A register linked document by document, and judgement by judgement, is what it would be linked from nothing."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks._made_registers import add_documents, by_document
from benchmarks.linking_speed import make_claims
from regesta.decisions import Maker, decide, retract, take_out
from regesta.decisions.choosing import Chosen
from regesta.errors import SettingsError
from regesta.link import blocking, founding, link_entities, meeting
from regesta.model import Claim, ExtractionRun, digest
from regesta.reconcile import reconcile_claims
from regesta.relinking import link_and_reconcile, relinking
from regesta.store import Store

MENTIONS = 1_500


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setattr(relinking, "SHARE_FROM_NOTHING", 0)
    with Store.open(tmp_path / "register", create=True) as opened:
        yield opened


def begin(store: Store) -> ExtractionRun:
    return store.begin_run(run_id="run", program="p", model_hash="m", settings={})


def assert_as_from_nothing(store: Store) -> None:
    claims, documents = store.claims(), store.documents()
    whole = link_entities(claims, store.judgements(), documents=documents, successors=store.successors())
    linking, decided = store.linking(), store.decided()
    assert dict(linking.entity_of) == dict(whole.entity_of)
    assert linking.entities == whole.entities
    assert decided.standings == whole.standings
    assert decided.contradictions == whole.contradictions
    assert decided.doubts == whole.doubts
    assert store.findings() == reconcile_claims(documents, claims, whole)


class Editor:
    """Adds, changes and removes documents and judgements of a register at random."""

    def __init__(self, store: Store, seed: int) -> None:
        self.store, self.chance, self.run = store, random.Random(seed), begin(store)
        made = by_document(make_claims(MENTIONS, seed))
        self.waiting = {f"{number}.txt": claims for number, claims in enumerate(made.values())}
        self.standing: dict[str, list[Claim]] = {}
        self.made = 0

    def step(self) -> None:
        actions = [self.add, self.add, self.change, self.remove, self.merge, self.keep_apart, self.split, self.retract]
        self.chance.choice(actions)()

    def add(self) -> None:
        for name in self.chance.sample(sorted(self.waiting), min(len(self.waiting), self.chance.randint(1, 3))):
            self.standing[name] = self.waiting.pop(name)
            add_documents(self.store, {name: self.standing[name]}, self.run)
        link_and_reconcile(self.store)

    def change(self) -> None:
        """Let another document stand under a name: it loses some claims, and others speak of another host."""
        if self.standing:
            name = self.chance.choice(sorted(self.standing))
            self.made += 1
            identity = digest({"changed": self.made})
            kept = self.chance.sample(self.standing[name], max(1, len(self.standing[name]) - 3))
            self.standing[name] = [
                replace(one, id=digest([one.id, self.made]), document_id=identity, operator=kept[0].operator)
                for one in kept
            ]
            add_documents(self.store, {name: self.standing[name]}, self.run)
            link_and_reconcile(self.store)

    def remove(self) -> None:
        """Let a document of one empty claim stand in the place of another."""
        if self.standing:
            name = self.chance.choice(sorted(self.standing))
            claims = self.standing.pop(name)
            self.made += 1
            empty = replace(
                claims[0], id=digest({"empty": self.made}), document_id=digest({"gone": self.made}), subject=None,
                operator=None, host=None, location=None, attribution=(),
            )  # fmt: skip
            add_documents(self.store, {name: [empty]}, self.run)
            link_and_reconcile(self.store)

    def _two(self) -> tuple[Chosen, Chosen] | None:
        entities = self.store.entities()
        doubts = self.store.decided().doubts
        by_id = {one.id: one for one in entities}
        if doubts and self.chance.random() < 0.6:
            doubt = self.chance.choice(doubts)
            pair = [by_id[doubt.a], by_id[doubt.b]]
        elif len(entities) > 1:
            pair = self.chance.sample(entities, 2)
        else:
            return None
        return Chosen(pair[0]), Chosen(pair[1])

    def merge(self) -> None:
        self._decide("same")

    def keep_apart(self) -> None:
        self._decide(self.chance.choice(("not the same", "unsure")))

    def _decide(self, decision: str) -> None:
        if pair := self._two():
            decide(self.store, decision, *pair, self._maker())  # type: ignore[arg-type]

    def split(self) -> None:
        several = [one for one in self.store.entities() if len(one.names) > 1]
        if several:
            entity = self.chance.choice(several)
            with suppress(SettingsError):  # that may be all of it
                take_out(self.store, entity, [self.chance.choice(entity.names)], self._maker())

    def retract(self) -> None:
        if judgements := self.store.judgements():
            retract(self.store, self.chance.choice(judgements).id, self._maker())

    def _maker(self) -> Maker:
        self.made += 1
        return Maker(by="anna", at=f"2020-01-01T00:00:{self.made:02d}", because="I know")


@pytest.mark.parametrize("seed", range(4))
def test_any_order_of_edits_ends_as_from_nothing(store: Store, seed: int) -> None:
    editor = Editor(store, seed)
    editor.add()
    for _ in range(10):
        editor.step()
    assert_as_from_nothing(store)


@pytest.mark.parametrize("seed", range(10, 14))
def test_so_it_does_where_blocks_grow_large_and_small_again(
    store: Store, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A block of five things is large here, so that few documents move it over the border and back."""
    for module in (blocking, meeting, founding):
        monkeypatch.setattr(module, "LARGEST_BLOCK", 4)
    for module in (blocking, meeting):
        monkeypatch.setattr(module, "NEIGHBOURS", 2)
    editor = Editor(store, seed)
    editor.add()
    for _ in range(12):
        editor.step()
        assert_as_from_nothing(store)


def test_a_document_more_is_weighed_by_its_own_names(store: Store) -> None:
    made = list(by_document(make_claims(4_000)).values())
    run = begin(store)
    add_documents(store, {f"{number}.txt": claims for number, claims in enumerate(made[:-1])}, run)
    whole = link_and_reconcile(store)
    add_documents(store, {"last.txt": made[-1]}, run)
    more = link_and_reconcile(store)
    assert more.documents == 1
    assert more.weighed < whole.weighed / 10
    assert more.settled < whole.settled / 10
    again = link_and_reconcile(store)
    assert (again.documents, again.weighed, again.settled, again.questions) == (0, 0, 0, 0)


def test_a_crash_amid_linking_leaves_what_was(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    editor = Editor(store, 30)
    editor.add()
    before = store.linking(), store.findings(), store.decided()
    name = min(editor.waiting)
    add_documents(store, {name: editor.waiting[name]}, editor.run)
    with monkeypatch.context() as patch:
        patch.setattr(relinking, "ask_anew", crash)
        with pytest.raises(KeyboardInterrupt):
            link_and_reconcile(store)
    assert (store.linking(), store.findings(), store.decided()) == before
    link_and_reconcile(store)
    assert_as_from_nothing(store)


def crash(*_: object) -> int:
    raise KeyboardInterrupt


def test_with_other_rules_all_is_linked_from_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    editor = Editor(store, 31)
    editor.add()
    editor.add()
    monkeypatch.setattr(relinking, "rules_version", lambda: "other")
    assert link_and_reconcile(store).documents == len(editor.standing)
    assert link_and_reconcile(store).documents == 0
    assert_as_from_nothing(store)
