"""Times: a document's text enters; every date, period, duration and recurrence leaves at the precision it prints.

The way of a time: `patterns` say what to look for, `calendar_forms`, `duration_forms` and `relative_forms` read matches
into forms, `names` drops what only looks like a time, `ranges` joins ends, `resolving` finds years by evidence.
"""

from regesta.annotate.times.finding import find_times
from regesta.annotate.times.inference import infer_document_date

__all__ = ["find_times", "infer_document_date"]
