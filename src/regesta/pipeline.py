"""The way of a claim, whole: documents and a register's folder enter, a filled register and a summary leave.

    acquire → annotate → extract   each document by itself, in workers that write nothing
    link → reconcile               all claims together, always anew
    report                         from what is stored (`Register.report`)

Everything is decided by the documents, the vocabulary and the versions: neither the clock, nor the order of files,
nor the number of processes changes what is stored.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from regesta.acquire import FoundFile, find_files, read_document, readers_version
from regesta.annotate import annotate_document, model_hash
from regesta.build_summary import BuildSummary, Progress, refuse_failed
from regesta.errors import EvidenceError, RefusedFile
from regesta.extract import extract_claims
from regesta.model import Document, Extraction, ExtractionRun, Refusal, digest
from regesta.planning import BuildPlan, place_refusal, plan_build
from regesta.register import Register
from regesta.relinking import link_and_reconcile
from regesta.runners import Done, Failure, LocalProcesses, Runner
from regesta.settings import processes_for, program_version
from regesta.store import ParseFolder, ParseLoan, ReturnedParses, Store
from regesta.vocabulary import Vocabulary, load_vocabulary

__all__ = ["BuildSummary", "Progress", "Reading", "Register", "build_register", "refresh_register"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a worker hands back for a file: the document with what it yields."""

    document: Document
    extraction: Extraction
    parses: ReturnedParses


def build_register(
    paths: Sequence[Path],
    register: Path,
    *,
    vocabulary_folders: Sequence[Path] = (),
    processes: int | None = None,
    runner: Runner | None = None,
    on_progress: Callable[[Progress], None] = lambda progress: None,
) -> BuildSummary:
    """Read the documents at the paths into the register, then link and reconcile all that it holds.

    What did not change since the last build is not read again. A file that cannot be read is refused by name; the
    others go on. Raises RegisterError where the register cannot be written, VocabularyError where a vocabulary is
    wrong. A build that is ended midway leaves every document whole that it had stored; the next one goes on.
    """
    folders = tuple(folder.resolve() for folder in vocabulary_folders)
    vocabulary = load_vocabulary(folders)
    on_progress(Progress(stage="find"))
    found = find_files(paths)
    with Store.open(register, create=True) as store, store.writing():
        run = _begin_run(store, vocabulary)
        plan = plan_build(store, paths, found.files, run)
        summary = BuildSummary(unchanged=plan.unchanged)
        refused = [(place_refusal(store, paths, refusal.name), refusal) for refusal in found.refusals]
        on_progress(Progress(stage="read", total=len(plan.files)))
        chosen = runner or _choose_runner(plan, processes)
        with closing(
            chosen.run(partial(read_file, folders, store.parses), plan.files, seconds=plan.seconds)
        ) as readings:
            for count, done in enumerate(readings, start=1):
                if (refusal := _store_reading(store, done, run, summary)) is not None:
                    refused.append((store.location_of(done.job.path), refusal))
                on_progress(Progress(stage="read", done=count, total=len(plan.files), name=done.job.name))
        summary.vanished = store.mark_vanished(plan.vanished, run)
        store.replace_refusals(refused, settled=plan.settled)
        store.parses.trim()
        summary.refusals = tuple(sorted((refusal for _, refusal in refused), key=lambda one: (one.name, one.reason)))
        on_progress(Progress(stage="link"))
        link_and_reconcile(store)
    return summary


def read_file(vocabulary_folders: tuple[Path, ...], parses: ParseFolder, file: FoundFile) -> Reading | Refusal:
    """Do the three pure stages for one file, acquire → annotate → extract; runs in a worker and writes nothing."""
    loan = ParseLoan(parses)
    try:
        document = read_document(file.path, file.name)
    except RefusedFile as refused:
        return Refusal(name=refused.name, reason=refused.reason, advice=refused.advice)
    annotated = annotate_document(document, parses=loan)  # whose document may be dated by its own text
    extraction = extract_claims(annotated, load_vocabulary(vocabulary_folders))
    return Reading(document=annotated.document, extraction=extraction, parses=loan.returned())


def refresh_register(register: Path) -> None:
    """Link and reconcile a register anew without reading documents: after a person's judgement."""
    with Store.open(register) as store, store.writing():
        link_and_reconcile(store)


def _begin_run(store: Store, vocabulary: Vocabulary) -> ExtractionRun:
    """Number the build; its identity is that of everything but the documents that decides what is stored."""
    settings = {"readers": readers_version(), "vocabulary": vocabulary.digest}
    program, model = program_version(), model_hash()
    run_id = digest({"program": program, "model": model, "settings": settings})
    return store.begin_run(run_id=run_id, program=program, model_hash=model, settings=settings)


def _choose_runner(plan: BuildPlan, processes: int | None) -> Runner:
    count = processes or processes_for(plan.size_bytes, len(plan.files))
    return LocalProcesses(count, preload=("regesta.pipeline",))


def _store_reading(
    store: Store, done: Done[FoundFile, Reading | Refusal], run: ExtractionRun, summary: BuildSummary
) -> Refusal | None:
    """Store what a worker read, or return why the file is refused."""
    if isinstance(done.result, Refusal):
        return done.result
    if done.result is None:
        return refuse_failed(done.job.name, done.failure or Failure(kind="error", detail="no result"))
    try:
        reading = done.result
        reading.parses.keep_in(store.parses)
        outcome = store.keep(reading.document, reading.extraction, path=done.job.path, run=run)
    except RefusedFile as refused:
        return Refusal(name=refused.name, reason=refused.reason, advice=refused.advice)
    except EvidenceError as error:
        return refuse_failed(done.job.name, Failure(kind="error", detail=str(error)))
    summary.outcomes[done.job.name] = outcome
    return None
