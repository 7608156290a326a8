"""Quantities: a text and its times enter; every figure leaves with its bounds, unit and what it counts.

The way of a figure: `naming` sets aside digits that name, rank, mark or dial; `amounts` reads the rest with the words
that bound them; `counting` finds what is counted, by parse or neighbours; `dollars` tells
whose a bare "$" is, from the page; `figures` accounts for every digit.
"""

from regesta.annotate.quantities.dollars import settle_dollars
from regesta.annotate.quantities.figures import find_figures
from regesta.annotate.quantities.finding import find_quantities
from regesta.annotate.quantities.moneys import settle_other_moneys

__all__ = ["find_figures", "find_quantities", "settle_dollars", "settle_other_moneys"]
