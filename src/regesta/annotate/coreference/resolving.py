"""What pronouns and descriptions stand for: a parsed document and its mentions enter; the mention meant leaves.

Precision before recall: where a second thing is nearly as present as the first, none is given. Pronouns are read by
`pronouns.py`, descriptions ("the base", "the two countries") by `descriptions.py`, both over the `referents.py` that
the text has spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from regesta.annotate.coreference.descriptions import find_described, find_pair, is_pair
from regesta.annotate.coreference.pronouns import Pronouns
from regesta.annotate.coreference.referents import Referent, Referents
from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.lexicon_files import load_lexicon
from regesta.model import Document, Mention

_GENERIC = re.compile(r"^(?:the|this|that|these|those|its|their|his|her|both)\b|^[a-z]+s?$", re.IGNORECASE)


def resolve_references(view: DependencyView, document: Document, mentions: Sequence[Mention]) -> dict[int, Mention]:
    """Return offset of a pronoun's or description's head → the mention that it stands for; the ambiguous are left out.

    "The two countries" stands for the only two countries of its sentence or the one before, as one mention with both
    names. A description with a word of its own ("the new base") stands only for what has that word as well.
    """
    ordered = sorted((m for m in mentions if not _is_generic(m)), key=lambda mention: (mention.start, mention.end))
    referents = Referents(view, document, ordered)
    pronouns = Pronouns(view, document, referents)
    sorts: dict[str, str] = load_lexicon("references")["pronouns"]
    found: dict[int, Mention] = {}
    for index, low in enumerate(view.lows):
        if is_pair(view, index):
            meant = find_pair(view, ordered, index)
        elif low in sorts:
            meant = _name_of(pronouns.read(index, sorts[low]))
        else:
            meant = _name_of(_read_word(view, referents, index))
        if meant is not None:
            found[view.starts[index]] = meant
    return found


def _read_word(view: DependencyView, referents: Referents, index: int) -> Referent | None:
    """Return what a noun takes up, and keep the word as a place of that or of something new."""
    described = None
    if view.tags[index] in ("NN", "NNP") and not referents.is_inside_name(index):
        described = find_described(view, referents, index)
    if described is None:
        referents.read(index)
    else:
        referents.stand_for(described, index)
    return described


def _name_of(referent: Referent | None) -> Mention | None:
    """Return the name that stands for a referent; None where it has none."""
    return referent.mention if referent is not None else None


def _is_generic(mention: Mention) -> bool:
    """Whether a mention is itself only a description, which nothing can stand for."""
    named = any(char.isupper() or char.isdigit() for char in mention.text[1:])
    return _GENERIC.match(mention.text) is not None and not named and not mention.text[:1].isupper()
