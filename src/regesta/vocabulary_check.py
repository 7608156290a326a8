"""Do the examples of predicates hold? A vocabulary enters; each example with what was found in it leaves.

An example is read like a paragraph of a document. What its predicate finds must be what it names, and in a
counter-example the predicate must find nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from regesta.model import Document
    from regesta.vocabulary import Predicate, Vocabulary

PUBLISHED = "2020-05-12"
"""Day on which the paragraph of an example is taken to be published: "last year" is 2019 in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedExample:
    """An example with what was wanted and what was found, each a sorted list of properties."""

    predicate: str
    key: str
    """Where it stands in the file: examples or counter_examples."""
    place: int
    text: str
    wanted: tuple[str, ...]
    found: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether everything wanted was found, and nothing else."""
        return self.wanted == self.found


def check_examples(vocabulary: Vocabulary, predicate: Predicate) -> Iterator[CheckedExample]:
    """Yield each example and counter-example of a predicate with what is found in it."""
    wanted = [("examples", place, one.text, one.finds) for place, one in enumerate(predicate.examples)]
    wanted += [("counter_examples", place, one.text, []) for place, one in enumerate(predicate.counter_examples)]
    for key, place, text, finds in wanted:
        found = find_properties(vocabulary, predicate, text)
        yield CheckedExample(predicate=predicate.predicate, key=key, place=place, text=text,
                             wanted=tuple(sorted(finds)), found=tuple(sorted(found)))  # fmt: skip


def find_properties(vocabulary: Vocabulary, predicate: Predicate, text: str) -> list[str]:
    """Return the properties of a predicate's claims in a text that stands alone."""
    from regesta.annotate import annotate_document
    from regesta.extract import extract_claims

    extraction = extract_claims(annotate_document(example_document(text)), vocabulary)
    return [claim.property for claim in extraction.claims if claim.predicate == predicate.predicate]


def example_document(text: str) -> Document:
    """Return a text as a document of one paragraph with a publisher and a date."""
    from regesta.model import Block, Document, digest

    return Document(
        id=digest(text), name="example.txt", original_sha256=digest(text), reader="text/1", text=text,
        blocks=(Block(role="paragraph", start=0, end=len(text)),), publisher="Example Gazette",
        published=PUBLISHED, published_basis="metadata",
    )  # fmt: skip


def check_folders(folders: Sequence[Path]) -> tuple[list[str], int]:
    """Return what fails of the folders' own examples, each with file, line and what to do, and how many there are.

    Raises VocabularyError where a file is wrong.
    """
    from regesta.vocabulary import load_vocabulary
    from regesta.vocabulary.yaml_files import line_of, read_yaml

    vocabulary = load_vocabulary(tuple(folders))
    failures: list[str] = []
    count = 0
    for path in (path for folder in folders for path in sorted(Path(folder).glob("*.yaml"))):
        plain, text = read_yaml(path)
        for checked in check_examples(vocabulary, vocabulary.names[plain["predicate"]]):
            count += 1
            if not checked.holds:
                line = line_of(text, (checked.key, checked.place))
                failures.append(f"{path}:{line}: {tell_failure(checked)}")
    return failures, count


def tell_failure(checked: CheckedExample) -> str:
    """Return in words what an example wants and what was found, and where to look."""
    found = ", ".join(checked.found) or "nothing"
    if checked.key == "counter_examples":
        return f"“{checked.text}” must give no {checked.predicate}, but gives {found}. Ask for more in a rule."
    wanted = ", ".join(checked.wanted)
    return f"“{checked.text}” must give {wanted}, but gives {found}. See the rules' conditions and the lexicons."
