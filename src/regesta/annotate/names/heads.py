"""Words that say what a name names: the lexicon `name_heads` enters; its lists as sets leave."""

from __future__ import annotations

from regesta.annotate.lexicon_files import load_lexicon

HEADS = load_lexicon("name_heads")
FACILITY_HEADS = frozenset(HEADS["facility"])
UNIT_HEADS = frozenset(HEADS["military_unit"])
AGREEMENT_HEADS = frozenset(HEADS["agreement"])
TREATY_HEADS = frozenset(HEADS["treaty"])
ORGANISATION_HEADS = frozenset(HEADS["organisation"])
NAME_WORDS = frozenset(HEADS["inner_words"])
OFFICE_WORDS = frozenset(HEADS["office_words"])
ORDNANCE_WORDS = frozenset(HEADS["ordnance_words"])
OPENING_SITES = frozenset(HEADS["opening_sites"])
CAPTION_HEADS = frozenset(HEADS["caption_heads"])
CONNECTORS = frozenset(HEADS["connectors"])
