"""Link and reconcile a register: a store enters, and is left with what follows from its claims and judgements.

What was linked before is kept (`ledger.py`), so that the work is that of the documents and judgements that changed. The
result is the same, to the byte, as that of linking all claims from nothing.
"""

from __future__ import annotations

from regesta.relinking.relinking import Relinking, link_and_reconcile

__all__ = ["Relinking", "link_and_reconcile"]
