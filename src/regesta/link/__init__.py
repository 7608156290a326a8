"""Link: claims enter, entities leave, each with the spellings joined in it and why."""

from __future__ import annotations

from regesta.link.linking import Linking, link_entities

__all__ = ["Linking", "link_entities"]
