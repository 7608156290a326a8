"""One set of entity labels: the corpora's own labels enter; BIO labels over nine types leave.

The corpora know persons, organisations and places; GUM also named events. FACILITY and UNIT follow from name parts,
NATIONALITY, LAW and EVENT from their words (`lexical_names.py`); EQUIPMENT is learnt from our own sentences only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from training.conllu import Sentence
from training.lexical_names import mark_lexical_names
from training.name_table import name_table

TYPES = ("PERSON", "ORG", "PLACE", "FACILITY", "UNIT", "EVENT", "NATIONALITY", "LAW", "EQUIPMENT")
LABELS = ("O", *(f"{bio}-{name}" for name in TYPES for bio in "BI"))
UNER_TYPES = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE"}
GUM_TYPES = {"person": "PERSON", "organization": "ORG", "place": "PLACE", "event": "EVENT"}
# Function words that may stand inside a name, by their relation.
LINKS = {"case": ("of", "for", "'s"), "cc": ("and", "&"), "punct": ("-",)}
ORDINAL = re.compile(r"\d+(st|nd|rd|th)", re.IGNORECASE)

Span = tuple[int, int, str]
Opened = tuple[str, int, str, list[int]]  # mention number, first word, type, head words counted in the mention


def spans_of(labels: Sequence[str | None]) -> list[Span]:
    """Turn BIO labels into (start, end, type); a stray I begins a span."""
    spans: list[Span] = []
    for i, label in enumerate(labels):
        if not label or label == "O":
            continue
        bio, kind = label.split("-", 1)
        if bio == "I" and spans and spans[-1][1] == i and spans[-1][2] == kind:
            spans[-1] = (spans[-1][0], i + 1, kind)
        else:
            spans.append((i, i + 1, kind))
    return spans


def labels_of(spans: Sequence[Span], size: int) -> list[str | None]:
    """Turn spans into BIO labels; where spans overlap the later one in the list wins."""
    labels: list[str | None] = ["O"] * size
    for start, end, kind in spans:
        labels[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)]
    return labels


def refine_labels(words: Sequence[str], labels: Sequence[str | None]) -> list[str | None]:
    """Give facilities and units their own types, names their lower-case parts, and label what its words give away."""
    spans = [_retype(words, _extend(words, labels, span)) for span in spans_of(labels)]
    refined = mark_lexical_names(words, labels_of([*spans, *_numbered_names(words)], len(words)))
    return [None if old is None and new == "O" else new for old, new in zip(labels, refined, strict=True)]


def _extend(words: Sequence[str], labels: Sequence[str | None], span: Span) -> Span:
    """Lengthen a place or organisation over the lower-case facility words on its right."""
    start, end, kind = span
    table = name_table()
    if kind not in ("PLACE", "ORG") or " ".join(words[start:end]).lower() in table["countries"]:
        return span
    for size in (3, 2, 1):
        tail = words[end : end + size]
        free = len(tail) == size and not any(label and label != "O" for label in labels[end : end + size])
        if free and " ".join(tail).lower() in table["facility_extend"]:
            return (start, end + size, "FACILITY")
    return span


def _retype(words: Sequence[str], span: Span) -> Span:
    """Call a name of several words FACILITY or UNIT where its parts say so."""
    start, end, kind = span
    name = [word.lower() for word in words[start:end]]
    table = name_table()
    if kind not in ("PLACE", "ORG") or len(name) < 2:
        return span
    if _is_unit(name):
        return (start, end, "UNIT")
    head = name[: name.index("of")] if "of" in name else name
    if any(" ".join(head[-size:]) in table["facility_parts"] for size in (3, 2, 1)):
        return (start, end, "FACILITY")
    if kind == "PLACE" and any(" ".join(name[:size]) in table["facility_first"] for size in (3, 2, 1)):
        return (start, end, "FACILITY")
    return span


def _is_unit(name: Sequence[str]) -> bool:
    """Say whether lower-case name parts make a military unit: its kind, with a number or a military word."""
    table = name_table()
    if name[-1] not in table["unit_parts"] and " ".join(name[-2:]) not in table["unit_parts"]:
        return False
    numbered = any(ORDINAL.fullmatch(word) or word in table["number_words"] or word.isdigit() for word in name[:-1])
    return numbered or name[-1] in table["unit_whole"] or any(word in table["unit_words"] for word in name[:-1])


def _numbered_names(words: Sequence[str]) -> Iterator[Span]:
    """Find "201st Military Base", "10th Mountain Division": an ordinal, name parts, a unit's or base's kind."""
    table = name_table()
    for i, word in enumerate(words):
        if not (ORDINAL.fullmatch(word) or (word[:1].isupper() and word.lower() in table["number_words"])):
            continue
        for j in range(i + 1, min(i + 6, len(words))):
            low = words[j].lower()
            named = j > i + 1 or words[j][:1].isupper()
            if low == "base" and words[j - 1].lower() in ("military", "air", "naval", "army"):
                yield (i, j + 1, "FACILITY")
                break
            if named and _is_unit([w.lower() for w in words[i : j + 1]]) and low not in table["lower_name_parts"]:
                yield (i, j + 1, "UNIT")
                break
            if not (words[j][:1].isupper() or low in table["lower_name_parts"]):
                break


def read_uner(corpora: Path, part: str) -> dict[str, list[str | None]]:
    """Read UNER's labels by sentence id, as PERSON, ORG, PLACE; OTH and the stray B-O are outside."""
    found: dict[str, list[str | None]] = {}
    for block in (corpora / "uner-ewt" / f"{part}.iob2").read_text(encoding="utf-8").split("\n\n"):
        sent_id, labels = "", list[str | None]()
        for line in block.splitlines():
            if line.startswith("# sent_id = "):
                sent_id = line.removeprefix("# sent_id = ")
            elif line and line[0].isdigit():
                bio, _, kind = line.split("\t")[2].partition("-")
                labels.append(f"{bio}-{UNER_TYPES[kind]}" if kind in UNER_TYPES else "O")
        if sent_id:
            found[sent_id] = labels
    return found


def attach_uner(sentences: list[Sentence], found: dict[str, list[str | None]], *, refine: bool = True) -> None:
    """Put UNER's labels on EWT's sentences where the words agree in number."""
    for sentence in sentences:
        labels = found.get(sentence.sent_id)
        if labels and len(labels) == len(sentence.words):
            sentence.entities = refine_labels(sentence.words, labels) if refine else labels


def place_names(sentences: list[Sentence]) -> frozenset[str]:
    """Collect the names that a corpus calls places at least twice and more often than organisations."""
    counts: Counter[tuple[str, str]] = Counter(
        (" ".join(s.words[start:end]).lower(), kind)
        for s in sentences
        for start, end, kind in spans_of(s.entities or [])
    )
    named = {name for name, kind in counts if kind == "PLACE"}
    return frozenset(n for n in named if counts[n, "PLACE"] >= 2 and counts[n, "PLACE"] > counts[n, "ORG"])


def attach_gum(sentences: list[Sentence], places: frozenset[str]) -> None:
    """Put labels on GUM's sentences from its mentions, named ones only and only their names.

    GUM calls a country that acts an organisation; UNER, and the register, call it a place: so do `places`.
    """
    open_mentions: list[Opened] = []
    document, known = "", places | name_table()["countries"]
    for sentence in sentences:
        if sentence.document != document:
            open_mentions, document = [], sentence.document
        mentions = list(gum_mentions(sentence, open_mentions))
        open_mentions.clear()  # a mention that crosses a sentence is no name
        spans = [span for mention in mentions if (span := _name_in_mention(sentence, *mention[1:]))]
        spans = [
            (a, b, "PLACE" if kind == "ORG" and " ".join(sentence.words[a:b]).lower() in known else kind)
            for a, b, kind in spans
        ]
        spans.sort(key=lambda span: span[1] - span[0])
        sentence.entities = refine_labels(sentence.words, labels_of(spans, len(sentence.words)))


def gum_mentions(sentence: Sentence, open_mentions: list[Opened]) -> Iterator[tuple[str, int, int, str, list[int]]]:
    """Yield (chain, start, last, type, head) of each closed mention of GUM's bracketed entity column."""
    for i, misc in enumerate(sentence.misc):
        match = re.search(r"Entity=([^|]*)", misc)
        for piece in re.findall(r"\([^()]+\)?|[^()]+\)", match.group(1)) if match else ():
            if piece.startswith("("):
                parts = piece.strip("()").split("-")
                spans = [part for part in parts[2:] if re.fullmatch(r"\d+(,\d+)*", part)]
                heads = [int(number) - 1 for number in spans[0].split(",")] if spans else [0]
                open_mentions.append((parts[0], i, parts[1], heads))
                if not piece.endswith(")"):
                    continue
                opened = len(open_mentions) - 1
            else:
                number = piece.strip(")").split("-")[0]
                opened = next((k for k in reversed(range(len(open_mentions))) if open_mentions[k][0] == number), -1)
            if opened >= 0:
                chain, start, kind, heads = open_mentions.pop(opened)
                yield chain, start, i, kind, [min(start + head, i) for head in heads]


def _name_in_mention(sentence: Sentence, start: int, last: int, kind: str, heads: list[int]) -> Span | None:
    """Find the name that a mention is about: its proper-noun head and the name parts joined to it."""
    if kind not in GUM_TYPES or sentence.upos[heads[0]] != "PROPN" or _is_people(sentence, heads[0], kind):
        return None
    member = set(heads)
    grown = True
    while grown:
        grown = False
        for i in range(start, last + 1):
            if i not in member and sentence.heads[i] - 1 in member and _is_name_part(sentence, i, kind):
                member.add(i)
                grown = True
    first, final = _contiguous(sentence, member, heads[0])
    if kind == "person":
        while first < final and sentence.words[first].lower() in name_table()["titles"]:
            first += 1
    # GUM's events of one word are mostly works, games and courses.
    return (first, final + 1, GUM_TYPES[kind]) if kind != "event" or final > first else None


def _is_people(sentence: Sentence, head: int, kind: str) -> bool:
    """Say whether a mention of persons is a people: "Saudis", "Jews"; UNER does not name those."""
    return kind == "person" and sentence.xpos[head] == "NNPS"


def _contiguous(sentence: Sentence, member: set[int], head: int) -> tuple[int, int]:
    """Give first and last word of the unbroken run of name parts around its head, function words trimmed."""
    first = final = head
    while first - 1 in member or (first - 2 in member and sentence.words[first - 1] in ("-", "'", ".")):
        first -= 1
    while final + 1 in member or (final + 2 in member and sentence.words[final + 1] in ("-", "&", "'", ".")):
        final += 1
    while sentence.relations[first] in ("case", "cc", "punct", "det") and first < head:
        first += 1
    while sentence.relations[final] in ("case", "cc", "punct", "det") and final > head:
        final -= 1
    return first, final


def _is_name_part(sentence: Sentence, i: int, kind: str) -> bool:
    """Say whether a word that depends on a name belongs to it."""
    relation, word = sentence.relations[i], sentence.words[i]
    if relation in ("flat", "compound", "goeswith"):
        return word[:1].isupper() or word[:1].isdigit() or word.lower() in ("al", "van", "de", "von", "bin")
    if relation in ("amod", "nummod"):
        return sentence.upos[i] == "PROPN" or (word[:1].isupper() and sentence.upos[i] == "ADJ" and i > 0)
    if relation in ("nmod", "conj"):
        return sentence.upos[i] == "PROPN" and i > sentence.heads[i] - 1 and kind != "person"
    if relation == "det":  # "Republic of the Congo"
        return i > 0 and sentence.words[i - 1] in ("of", "for")
    return word in LINKS.get(relation, ())
