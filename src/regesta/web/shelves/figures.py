"""Reading unclaimed figures for a page: reasons and a stretch of the list enter; figures with their sentences leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement, Engine, literal_column, select

from regesta.model import Document, Figure
from regesta.store.records import read_record
from regesta.store.tables import documents, figures
from regesta.unclaimed import UnclaimedFigure, list_unclaimed
from regesta.web.shelves.documents import LIVE
from regesta.web.telling import live_names


def read_unclaimed(engine: Engine, reasons: Sequence[str], *, offset: int, limit: int) -> list[UnclaimedFigure]:
    """Return a page of the figures that stand in no claim for one of these reasons, by document and place."""
    reason: ColumnElement[str] = literal_column("json_extract(figures.record, '$.reason')")
    query = (
        select(figures.c.document_key, figures.c.record)
        .where(figures.c.state == "unclaimed", figures.c.document_key.in_(LIVE), reason.in_(reasons))
        .order_by(figures.c.document_key, figures.c.ordinal)
        .offset(offset)
        .limit(limit)
    )
    with engine.connect() as connection:
        rows = list(connection.execute(query))
        keys = sorted({row.document_key for row in rows})
        names = live_names(connection, keys)
        texts = connection.execute(select(documents).where(documents.c.key.in_(keys)))
        whole = {row.key: replace(read_record(Document, row.record), text=row.text) for row in texts}
    found: list[UnclaimedFigure] = []
    for row in rows:
        document = whole[row.document_key]
        named = replace(document, name=names.get(row.document_key, document.name))
        found.extend(list_unclaimed(named, [read_record(Figure, row.record)]))
    return found
