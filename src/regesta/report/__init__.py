"""The sixth stage: claims, names and findings enter; a country report leaves whose every sentence has a footnote."""

from __future__ import annotations

from regesta.report.content import Edition, Note, Report
from regesta.report.writing import write_report

__all__ = ["Edition", "Note", "Report", "write_report"]
