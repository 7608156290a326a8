"""Extract: from an annotated document to its claims and to the whereabouts of every figure.

An `AnnotatedDocument` and a `Vocabulary` enter; an `Extraction` leaves. Pure: no clock, randomness, network, store.

A claim is centred on a value (`centres`), whose kind follows from what is counted and from the governing verb
(`reading.governing`); its slots are filled from the clause, else from what stands nearest (`slots`, `discourse`),
its clocks from the times around it (`clocks`); `assembly` puts it together. What stands in the cells of tables is read
under their headers (`tables`), by the same rules; lines of fact sheets without a verb under theirs (`fact_lines`),
sites in lists under their head (`sites_under_heads`).
A claim whose passage is of another field than its predicate is set aside (`fields`), one that takes what cites a story
for what its title speaks of (`cited_titles`), and a strength of nobody, nowhere (`withheld`). What a headline and its
story both say is one claim with two pieces of evidence (`retellings`).
`tracing` hears every decision while it is made, and `explaining` tells, on demand, how a claim came about.
"""

from __future__ import annotations

from regesta.extract.assembly import finished, first_claim
from regesta.extract.centres.finding import Centre, CentreFinder
from regesta.extract.cited_titles import without_citing_words
from regesta.extract.clocks.headlines import date_headlines
from regesta.extract.discourse.focus import Focus
from regesta.extract.fact_lines import read_fact_lines
from regesta.extract.fields import of_their_fields
from regesta.extract.figures import account_for
from regesta.extract.passing_sites import without_told_mentions
from regesta.extract.positions import find_positions
from regesta.extract.reading.document import Reading
from regesta.extract.retellings import join_retellings
from regesta.extract.rows_of_dates import with_rows_of_dates
from regesta.extract.rows_of_names import with_rows_of_names
from regesta.extract.selection import select_claims
from regesta.extract.sites import sites_of
from regesta.extract.sites_under_heads import read_listed_sites
from regesta.extract.slots.siblings import lend_slots
from regesta.extract.tables import read_tables
from regesta.extract.tracing.trace import SILENCE, Trace
from regesta.extract.withheld import without_the_ungrounded
from regesta.model import AnnotatedDocument, Claim, Extraction
from regesta.vocabulary import Vocabulary

__all__ = ["extract_claims"]


def extract_claims(annotated: AnnotatedDocument, vocabulary: Vocabulary, trace: Trace = SILENCE) -> Extraction:
    """Return the claims of a document, in the order of their evidence, and every figure with its whereabouts.

    A text without sentences gives no claims. What no rule understands becomes an unclaimed figure, never a guess.
    A trace is told of every decision, and changes none.
    """
    reading = Reading(annotated, vocabulary)
    focus = Focus(reading)
    made: list[tuple[Centre, Claim]] = []
    for readings in CentreFinder(reading, trace).find():
        first = first_claim(reading, focus, readings, trace)
        if first is None:
            continue
        centre, claim = first
        made.append(first)
        if centre.quantity is not None and centre.quantity.counted_start is not None:
            focus.told_figures.append((centre.quantity.counted_start, claim))
        if claim.predicate == "facility_count":
            for site in sites_of(reading, centre, claim):
                trace.derive(claim, site)
                made.append((centre, site))
    made = with_rows_of_names(reading, made, lambda claim: finished(reading, claim), trace)
    made = with_rows_of_dates(reading, made, lambda claim: finished(reading, claim), trace)
    claims = lend_slots(select_claims(made, trace), lambda claim: finished(reading, claim), trace)
    tables = read_tables(reading, focus)
    claims += tables.claims
    claims += read_fact_lines(reading, focus, claims)
    claims += read_listed_sites(reading, claims)
    claims = date_headlines(reading, claims, lambda claim: finished(reading, claim), trace)
    positions = list(find_positions(reading, focus, claims))
    claims += lend_slots(positions, lambda claim: finished(reading, claim), trace, lenders=[*claims, *positions])
    claims, cited = without_citing_words(reading, claims, trace)
    claims, other_matters = of_their_fields(reading, vocabulary, claims, trace)
    claims, ungrounded = without_the_ungrounded(reading, claims, trace)
    claims = without_told_mentions(claims, trace)
    claims, again = join_retellings(reading, claims, lambda claim: finished(reading, claim), trace)
    ordered = tuple(sorted(claims, key=lambda c: (c.evidence[0].start, c.value.start, c.predicate, c.property, c.id)))
    return Extraction(
        document_id=annotated.document.id,
        claims=ordered,
        figures=account_for(reading, (*ordered, *again), {**cited, **other_matters, **ungrounded, **tables.reasons}),
    )
