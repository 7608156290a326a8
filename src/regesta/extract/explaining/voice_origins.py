"""Where the stance of a claim and each link of its attribution came from.

A `Reading`, a claim and its centre enter; `SlotOrigin`s for `stance`, `asserted_on` and the `attribution` leave.
"""

from __future__ import annotations

from collections.abc import Iterator

from regesta.extract.centres.finding import Centre
from regesta.extract.explaining.explanation import Candidate, SlotOrigin
from regesta.extract.reading.document import Reading
from regesta.model import AttributionLink, Claim, ReportedSpeech, StanceScope

FROM_METADATA = "Who published the document, as far as the file tells."


def trace_voices(reading: Reading, claim: Claim, centre: Centre | None) -> Iterator[SlotOrigin]:
    """Yield the origin of the stance, then of each link of the attribution from the publisher inward."""
    yield _trace_stance(reading, claim, centre)
    for link in claim.attribution:
        yield _trace_link(reading, claim, link)
    published = reading.document
    yield SlotOrigin(
        slot="asserted_on",
        name=claim.asserted_on,
        promise=published.published_note or (f"The document’s date, by its {published.published_basis}."
                                             if published.published_basis else "The document is undated."),
    )  # fmt: skip


def _trace_stance(reading: Reading, claim: Claim, centre: Centre | None) -> SlotOrigin:
    text = reading.document.text
    offsets = {claim.value.start, *([centre.governor.idx] if centre is not None else [])}
    over = [s for s in reading.annotated.stances if any(s.start <= offset < s.end for offset in offsets)]
    over.sort(key=lambda scope: (scope.end - scope.start, scope.start))
    agreeing = [scope for scope in over if (scope.stance, scope.polarity) == (claim.stance, claim.polarity)]
    winner = agreeing[0] if agreeing else None
    told = claim.stance if claim.polarity == "positive" else f"{claim.stance}, negative"
    others = tuple(
        Candidate(name=f"{scope.stance}, {scope.polarity}", text=text[slice(*scope.cue)], start=scope.cue[0],
                  end=scope.cue[1], why=_told_overruled(centre))
        for scope in over if scope is not winner
    )  # fmt: skip
    if winner is None:
        return SlotOrigin(slot="stance", name=told, promise=_told_without_cue(claim, centre), others=others)
    return SlotOrigin(
        slot="stance", name=told, text=text[slice(*winner.cue)], start=winner.cue[0], end=winner.cue[1],
        found_in="sentence", promise=_told_reach(text, winner), others=others,
    )  # fmt: skip


def _told_overruled(centre: Centre | None) -> str:
    if centre is not None and centre.rule.settled:
        return "what an agreement fixes for the future is fixed now"
    return "it reaches the claim, but a narrower scope or the form of the clause decides"


def _told_reach(text: str, scope: StanceScope) -> str:
    return f"These words reach over “{text[scope.start : scope.end]}”."


def _told_without_cue(claim: Claim, centre: Centre | None) -> str:
    if (claim.stance, claim.polarity) == ("asserted", "positive"):
        return "No word of plan, doubt, condition or denial decides over it."
    if centre is not None and centre.rule.stance == claim.stance:
        return "The rule gives it: what the verb does is no plain assertion."
    return "The form of the clause says so: a purpose, or an infinitive on a noun."


def _trace_link(reading: Reading, claim: Claim, link: AttributionLink) -> SlotOrigin:
    """Return who a link names, by the words that name it, else by those that say that it speaks."""
    if link.role == "publisher":
        return SlotOrigin(slot="attribution", name=link.name, way="publisher", promise=FROM_METADATA)
    speech = _speech_of(reading, claim, link)
    named = link.evidence
    if named is not None and (speech is not None or link.role == "footnote"):
        start, end = named.start, named.end
    elif speech is not None and speech.cue is not None:
        start, end = speech.cue
    else:
        return SlotOrigin(slot="attribution", name=link.name, way=link.role, promise=_promise(link, speech))
    within = any(one.start <= start < one.end for one in claim.evidence)
    return SlotOrigin(slot="attribution", name=link.name, way=link.role, promise=_promise(link, speech),
                      found_in="sentence" if within else None,
                      text=reading.document.text[start:end], start=start, end=end)  # fmt: skip


def _promise(link: AttributionLink, speech: ReportedSpeech | None) -> str:
    """Say what a link does, and what is known of it: office, hedge, and of a note its kind, place and date."""
    if link.role == "footnote":
        said = ["Whom the note names that documents the sentence"]
    else:
        through = speech is not None and any(link.name == via.name for via in speech.via)
        said = ["Through whom it was said" if through else "Who says it"]
    said += [f"office: {link.office}"] if link.office else []
    said += [f"hedged: {link.hedge}"] if link.hedge else []
    noted = ", ".join(part for part in (link.kind, link.place, link.date) if part)
    said += [f"by the note: {noted}"] if noted else []
    return "; ".join(said) + "."


def _speech_of(reading: Reading, claim: Claim, link: AttributionLink) -> ReportedSpeech | None:
    """Return the reported passage over a claim's value that names a link as its source, or on the way to it."""
    for speech in reading.annotated.speech:
        names = {speech.source.name, *(via.name for via in speech.via)}
        if link.name in names and any(start <= claim.value.start < end for start, end in speech.content):
            return speech
    return None
