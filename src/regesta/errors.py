"""The errors of Regesta, one tree; each says what was wrong, where, and what to do.

RegestaError
├── RefusedFile        a file that cannot be read: name, reason, advice
├── RegisterError      a register that cannot be opened or written
├── VocabularyError    a predicate, lexicon or gazetteer file that is wrong, with file and line
├── EvidenceError      a quotation that is not the slice of its document's text
├── UnknownEntry       a claim, document, entity or country that the register does not have
├── AmbiguousName      a name that several entities of the register have
└── SettingsError      an option that cannot be used as given
"""

from __future__ import annotations

__all__ = [
    "AmbiguousName", "EvidenceError", "RefusedFile", "RegestaError", "RegisterError", "SettingsError",
    "UnknownEntry", "VocabularyError",
]  # fmt: skip


class RegestaError(Exception):
    """Base of all errors that are meant for the user; its text is shown as it is, without a traceback."""


class RefusedFile(RegestaError):
    """A file that cannot be read; the build notes it and goes on with the others."""

    def __init__(self, name: str, reason: str, advice: str) -> None:
        super().__init__(f"{name}: {reason} {advice}")
        self.name = name
        self.reason = reason
        self.advice = advice


class RegisterError(RegestaError):
    """A register that is missing, locked, damaged or of another version."""


class VocabularyError(RegestaError):
    """A vocabulary file that is wrong; the text names the file and the line."""


class EvidenceError(RegestaError):
    """A quotation that is not the slice of its document's text; a defect of the program, never stored."""


class UnknownEntry(RegestaError):
    """Something asked for by name or id that the register does not have."""


class AmbiguousName(RegestaError):
    """A name that several entities of the register have; the text lists them with their ids."""


class SettingsError(RegestaError):
    """An option that cannot be used as given."""
