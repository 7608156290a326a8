"""The commands that give account: of one claim, how it was made; of figures in no claim, why.

A register and what is asked for enter, lines leave. They change nothing. Each is a plain function which `regesta.cli`
makes a command of.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from regesta.errors import SettingsError
from regesta.listings import (
    AsJson,
    Output,
    RegisterFolder,
    WithNames,
    as_lines,
    give_out,
    json_lines,
    open_register,
    plain_of,
    print_lines,
    withholding_for,
    write_file,
)

if TYPE_CHECKING:
    from regesta.extract.explaining import Explanation

OwnVocabulary = Annotated[
    list[Path] | None, typer.Option("--vocabulary", help="Folder of your own that the register was built with.")
]
PARSE_SUFFIXES = (".svg", ".html")


def figures(
    register: RegisterFolder,
    document: Annotated[
        str | None, typer.Argument(metavar="DOCUMENT", help="Only this document, by name or beginning of its id.")
    ] = None,
    as_json: AsJson = False,
    with_names: WithNames = False,
    output: Output = None,
) -> None:
    """List the figures and dates that stand in no claim, by the reason, with what can be done about it.

    Of one document each is shown with its sentence; over the register, each reason with the words that it names most.
    """
    from regesta.printing_figures import as_plain_figure, format_figures_of, format_reasons
    from regesta.unclaimed import group_reasons, list_unclaimed, share_of, without_names

    with open_register(register) as opened:
        chosen = opened.documents() if document is None else (opened.document(document),)
        found = [(one, opened.figures(one.id)) for one in chosen]
        withheld = withholding_for(opened, with_names)
    share = share_of(figure.state for _, figures in found for figure in figures)
    unclaimed = [
        one if with_names else without_names(one, withheld.of_document(text.id))
        for text, figures in found
        for one in list_unclaimed(text, figures)
    ]
    if as_json:
        give_out(json_lines([as_plain_figure(one) for one in unclaimed]), output)
        return
    groups = group_reasons(Counter(one.figure.reason or "no reason given" for one in unclaimed))
    lines = format_reasons(share, groups) if document is None else format_figures_of(share, groups, unclaimed)
    give_out(as_lines(lines), output)


def explain(
    register: RegisterFolder,
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="Beginning of the claim's id.")],
    parse: Annotated[
        Path | None, typer.Option("--parse", help="Draw the sentence's parse into this file: .svg or .html.")
    ] = None,
    vocabulary: OwnVocabulary = None,
    as_json: AsJson = False,
    with_names: WithNames = False,
) -> None:
    """Tell how a claim was made: its rule, where each slot came from, what else was in question and why it lost.

    The document is read again for it; nothing in the register changes.
    """
    from regesta.explanations import explain_stored_claim, withhold_explanation
    from regesta.explanations.lines import format_explanation
    from regesta.withholding import withhold_in, withhold_names

    if parse is not None and parse.suffix not in PARSE_SUFFIXES:
        raise SettingsError(f"{parse}: a parse is drawn as {' or '.join(PARSE_SUFFIXES)}.")
    with open_register(register) as opened:
        found = opened.store.claim(claim)
        document, folder = opened.store.document(found.document_id), opened.store.parses
        names = withholding_for(opened, with_names).of_document(found.document_id)
    whole = explain_stored_claim(document, found, parses=folder, vocabulary_folders=vocabulary or ())
    told, shown = withhold_explanation(whole, names), withhold_in(found, names)
    if parse is not None:
        _write_parse(parse, told)
    if as_json:
        give_out(json_lines(plain_of(told)))
        return
    title = None if document.title is None else withhold_names(document.title, names)
    print_lines(format_explanation(shown, replace(document, title=title), told))


def _write_parse(path: Path, explanation: Explanation) -> None:
    """Write the drawing of a parse; raises SettingsError where the claim rests on no sentence."""
    from regesta.explanations.drawing import draw_parse

    drawing = draw_parse(explanation.words, label=f"Parse of claim {explanation.claim_id[:12]}", alone=True)
    if not drawing:
        raise SettingsError("This claim stands in a table, not in a sentence: there is no parse to draw.")
    page = f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Parse</title>\n{drawing}\n</html>\n'
    write_file(path, [drawing + "\n" if path.suffix == ".svg" else page])
    typer.echo(f"Written: {path}", err=True)


ACCOUNTS = (figures, explain)
"""The commands of this module, in the order in which help shows them."""
