"""What makes a file unreadable enters; a `RefusedFile` leaves, in words that its owner can act on.

Readers know contents, not names, so they raise `Unreadable`; `read_document` adds the name.
"""

from __future__ import annotations


class Unreadable(Exception):
    """A content that a reader cannot read: why, and what the owner of the file can do."""

    def __init__(self, reason: str, advice: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.advice = advice


class NoText(Unreadable):
    """A content in which there are no words."""

    def __init__(self) -> None:
        super().__init__("There is no text in it.", "Check that the file was saved whole.")
