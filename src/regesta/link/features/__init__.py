"""Why two names may stand for one thing, or may not: two named things enter, a weighed decision leaves.

Each feature is a small function in the module of what it looks at (`names`, `persons`, `places`, `units`, `agreements`,
`context`); its docstring is what users read beside every decision. `table` has them all with their weights.
"""

from __future__ import annotations

from regesta.link.features.table import (
    AGAINST,
    ENOUGH,
    FEATURES,
    FOR,
    OBJECTION,
    UNSETTLED,
    Decision,
    Feature,
    Weighed,
    weigh,
)

__all__ = ["AGAINST", "ENOUGH", "FEATURES", "FOR", "OBJECTION", "UNSETTLED", "Decision", "Feature", "Weighed", "weigh"]
