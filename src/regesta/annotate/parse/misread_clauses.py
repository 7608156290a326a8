"""Clauses that a parser reads by their look: a stretch and its parse enter; the parse leaves mended.

Of "“The base will stay,” the minister, Jo Doe, said" the parser makes a minister who stays as well; "demanded that Rome
close the base" becomes a past tense, which "close" never is; and "called the presence of allied soldiers at Tapa
indispensable" has indispensable soldiers, where the verb says what the presence is called. Of "near Lomu, France opened
a post" it makes an address, and "In Chad France keeps 900 soldiers" is read as if "Chad France" were one.
"""

from __future__ import annotations

from collections.abc import Sequence

from regesta.annotate.parse.lemmas import lemmatize

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
ADDING = frozenset(
    ["urge", "call", "warn", "accuse", "demand", "ask", "add", "condemn", "reject", "deny", "promise", "pledge", "vow"]
)
"""Verbs of saying by which a report goes on: "said the radar would do harm and urged Oslo to stop it"."""
NAMING = frozenset({"call", "consider", "deem", "term", "label", "brand", "find", "think", "declare", "pronounce"})
"""Verbs that say of their object what it is held to be, by an adjective behind it."""


def give_back_speakers(texts: Sequence[str], deps: Sequence[str], heads: list[int]) -> None:
    """Give a second subject, which stands behind its verb, to the verb of saying above; nothing else is touched."""
    for noun in range(2, len(texts)):
        verb = heads[noun]
        above = heads[verb]
        if deps[noun] not in SUBJECTS or not verb < noun < above or deps[verb] not in ("ccomp", "parataxis"):
            continue
        first = any(heads[i] == verb and deps[i] in SUBJECTS for i in range(verb))
        spoken = any(heads[i] == above and deps[i] in SUBJECTS for i in range(len(texts)))
        if first and not spoken and any(text in (",", '"', "”", "''", "’") for text in texts[verb + 1 : noun]):
            heads[noun] = above


def unmask_base_forms(texts: Sequence[str], tags: list[str], pos: Sequence[str], deps: Sequence[str]) -> None:
    """Tag a past form that can be none as the base form that it is."""
    for i, text in enumerate(texts):
        if tags[i] != "VBD" or pos[i] != "VERB" or deps[i] != "ccomp":
            continue
        form = text.lower()
        past = form.endswith(("d", "t"))  # "sent", "read", "put"
        if not past and form.isalpha() and lemmatize(form, "VBD", "VERB") == form:
            tags[i] = "VB"


def give_back_sayings(
    texts: Sequence[str], tags: Sequence[str], pos: Sequence[str], deps: Sequence[str], heads: list[int]
) -> None:
    """Give "and urged" to who said it, where the clause that he told has a modal or stands in the present."""
    for verb in range(3, len(texts)):
        told = heads[verb]
        above = heads[told]
        if deps[verb] != "conj" or tags[verb] != "VBD" or deps[told] != "ccomp" or not above < told < verb:
            continue
        other_time = tags[told] in ("VB", "VBZ", "VBP") and tags[above] == "VBD"
        own = any(heads[i] == verb and deps[i] in SUBJECTS for i in range(len(texts)))
        if other_time and not own and lemmatize(texts[verb], tags[verb], pos[verb]) in ADDING:
            heads[verb] = above


def free_complements(
    texts: Sequence[str], tags: Sequence[str], pos: Sequence[str], deps: list[str], heads: list[int]
) -> None:
    """Hang the adjective that ends an object on the verb by which the object is called so."""
    for i in range(3, len(texts)):
        noun = heads[i]
        if tags[i] != "JJ" or deps[i] != "amod" or noun >= i or not _ends_its_clause(texts, i):
            continue
        top = noun
        while deps[top] == "nmod" and heads[top] < top:
            top = heads[top]
        verb = heads[top]
        named = deps[top] == "obj" and verb < top and lemmatize(texts[verb], tags[verb], pos[verb]) in NAMING
        if named:
            deps[i], heads[i] = "xcomp", verb


def part_opening_grounds(texts: Sequence[str], deps: list[str], heads: list[int], entities: Sequence[str]) -> None:
    """Hang the first of two places behind "in", of which the second acts, on what that one does."""
    for i in range(1, len(texts) - 2):
        actor = i + 1
        places = entities[i] == entities[actor] == "B-PLACE" and heads[i] == actor and heads[i - 1] in (i, actor)
        verb = heads[actor]
        if places and texts[i - 1].lower() == "in" and deps[actor] in SUBJECTS and verb > actor:
            deps[i], heads[i], heads[i - 1] = "obl", verb, i


def _ends_its_clause(texts: Sequence[str], i: int) -> bool:
    return i + 1 == len(texts) or texts[i + 1] in (".", ",", ";", '"', "”", "''", "and", "but", "for", "to")


def free_fronted_subjects(texts: Sequence[str], tags: Sequence[str], deps: list[str], heads: list[int]) -> None:
    """Make a name before its verb the subject where it was read as an address: "near Lomu, France opened a post".

    An address in front would be closed by a comma of its own ("near Lomu, France, the army opened").
    """
    for name in range(2, len(texts)):
        if deps[name] != "appos" or tags[name] != "NNP" or texts[name - 1] != ",":
            continue
        end = name + 1
        while end < len(texts) and heads[end] == name and deps[end] in ("flat", "compound"):
            end += 1
        verb = end
        while verb < len(texts) and deps[verb] in ("aux", "advmod") and heads[verb] > end:
            verb += 1
        if verb == len(texts) or not tags[verb].startswith("VB") or tags[verb] in ("VBG", "VB"):
            continue
        spoken = any(heads[i] == verb and deps[i] in SUBJECTS for i in range(len(texts)))
        if not spoken and _is_in_front(deps, heads, name, verb):
            deps[name], heads[name] = "nsubj", verb


def _is_in_front(deps: Sequence[str], heads: Sequence[int], name: int, verb: int) -> bool:
    """Tell whether a name stands in a phrase of place or time before its verb."""
    top, steps = name, 0
    while heads[top] not in (verb, top) and steps < len(heads):
        top, steps = heads[top], steps + 1
    return heads[top] == verb and top < verb and deps[top].startswith("obl")
