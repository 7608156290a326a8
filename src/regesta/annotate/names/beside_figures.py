"""Names that a figure was taken into: "Fiji 60" of "New Zealand sent 122 soldiers, Fiji 60 and Tonga 45".

Mentions and quantities enter; the mentions leave, those of places without the figure that counts what was named before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from regesta.model import Mention, Quantity

PLACES = frozenset({"country", "place", "area", "facility"})


def without_figures(mentions: Iterable[Mention], quantities: Sequence[Quantity]) -> Iterator[Mention]:
    """Yield the mentions in order; a place that ends in a figure that counts something else ends before it.

    A number that names ("Camp 32") is no quantity and stays.
    """
    counted = {
        quantity.end: quantity
        for quantity in quantities
        if quantity.counted_start is not None and quantity.counted_start < quantity.start
    }
    for mention in mentions:
        figure = counted.get(mention.end)
        if figure is None or mention.type not in PLACES or figure.start <= mention.start:
            yield mention
            continue
        text = mention.text[: figure.start - mention.start].rstrip()
        name = mention.name.removesuffix(figure.text).rstrip()
        yield replace(mention, end=mention.start + len(text), text=text, name=name)
