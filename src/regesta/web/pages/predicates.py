"""Predicates and their rules: requests enter; the list of predicates, and the page of one with its rules, leave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from regesta.vocabulary import Predicate, Rule, Vocabulary, load_vocabulary
from regesta.vocabulary.describing import SLOTS, Condition, classes_of, conditions_of
from regesta.web.pages.asking import asked_identity, not_found, shelf_of
from regesta.web.rendering import render


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleOnPage:
    """A rule as its page shows it: full name, conditions, ways by slot with their promises, and number of claims."""

    name: str
    why: str
    rule: Rule | None
    conditions: tuple[Condition, ...] = ()
    ways: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    claims: int = 0


def list_predicates(request: Request) -> Response:
    """Show all predicates in the order in which they win, each with the number of its claims."""
    counts = shelf_of(request).count_rules()
    rows = [
        (one, len(one.rules), sum(count for rule, count in counts.items() if rule.startswith(f"{one.predicate}.")))
        for one in _vocabulary(request).predicates
    ]
    return render(request, "predicates.html", section="", title="Predicates and rules", rows=rows)


def show_predicate(request: Request) -> Response:
    """Show a predicate: its definition, rules, slots, words and examples, and the claims that each rule made."""
    vocabulary, counts = _vocabulary(request), shelf_of(request).count_rules()
    predicate = vocabulary.names.get(asked_identity(request, "predicate"))
    if predicate is None:
        raise not_found("predicate")
    rules = [describe_rule(predicate, rule, counts) for rule in predicate.rules]
    return render(
        request,
        "predicate.html",
        section="",
        title=predicate.predicate,
        predicate=predicate,
        rules=[*rules, *describe_coded_rules(predicate, counts)],
        classes=list(classes_of(predicate, vocabulary.lexicons)),
        class_names={f"{one.kind} {one.name}" for one in classes_of(predicate, vocabulary.lexicons)},
    )


def describe_rule(predicate: Predicate, rule: Rule, counts: Mapping[str, int]) -> RuleOnPage:
    """Return a rule with what it asks for, how it fills its slots, and how many claims it made."""
    from regesta.extract.explaining.slot_origins import promise_of

    name = f"{predicate.predicate}.{rule.name}"
    ways = tuple((slot, tuple((way, promise_of(slot, way)) for way in getattr(rule, slot))) for slot in SLOTS)
    return RuleOnPage(
        name=name, why=rule.why, rule=rule, conditions=tuple(conditions_of(rule)),
        ways=tuple((slot, named) for slot, named in ways if named), claims=counts.get(name, 0),
    )  # fmt: skip


def describe_coded_rules(predicate: Predicate, counts: Mapping[str, int]) -> list[RuleOnPage]:
    """Return the predicate's rules that are code, and those that claims name but this vocabulary does not have."""
    from regesta.extract.explaining.coded_rules import CODED_RULES

    written = {f"{predicate.predicate}.{rule.name}" for rule in predicate.rules}
    named = [rule for rule in {**CODED_RULES, **counts} if rule.startswith(f"{predicate.predicate}.")]
    return [
        RuleOnPage(name=rule, why=CODED_RULES.get(rule, ""), rule=None, claims=counts.get(rule, 0))
        for rule in named
        if rule not in written
    ]


def _vocabulary(request: Request) -> Vocabulary:
    return load_vocabulary(request.app.state.vocabulary_folders)
