"""The command line: what the user typed enters, what a command prints and its exit code leave.

Exit codes: 0 done, refused files included (they are listed); 1 a defect of the program; 2 wrong usage, or a name that
several entities have; 3 nothing could be read; 4 something about the register or the vocabulary is wrong, in words;
130 interrupted.
Everything heavy is imported inside the command that needs it, so that help answers at once.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from regesta.accounts import ACCOUNTS, OwnVocabulary
from regesta.errors import AmbiguousName, RegestaError, SettingsError
from regesta.identities import IDENTITIES
from regesta.listings import (
    LISTINGS,
    RegisterFolder,
    WithNames,
    open_register,
    print_lines,
    refuse_to_overwrite,
    write_file,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from regesta.build_summary import BuildSummary, Progress

REPORT_SUFFIXES = (".docx", ".html", ".md")

EXIT_USAGE = 2
EXIT_NOTHING_READ = 3
EXIT_REGISTER = 4
EXIT_INTERRUPTED = 130

app = typer.Typer(
    name="regesta",
    help="Reads documents and keeps a register of claims: who said what, with which figure, for when, in which words.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


Edition = Literal["checking", "publication"]
ExportFormat = Literal["jsonl", "csv", "text"]


def main() -> None:
    """Run the command line; errors meant for the user are shown as they are."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        app()
    except RegestaError as error:
        typer.echo(f"Error: {error}", err=True)
        sys.exit(EXIT_USAGE if isinstance(error, AmbiguousName) else EXIT_REGISTER)


@app.callback(invoke_without_command=True)
def show_version(
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
) -> None:
    if version:
        from regesta import __version__

        typer.echo(f"regesta {__version__}")
        raise typer.Exit


@app.command()
def build(
    documents: Annotated[list[Path], typer.Argument(metavar="DOCUMENTS...", help="Folders and files to read.")],
    register: Annotated[Path, typer.Option("--register", help="Folder of the register; made if it is not there.")],
    processes: Annotated[
        int | None, typer.Option("--processes", min=1, help="Worker processes; by default as many as pay.")
    ] = None,
    vocabulary: Annotated[
        list[Path] | None, typer.Option("--vocabulary", help="Folder with predicates of your own; may be repeated.")
    ] = None,
) -> None:
    """Read documents into a register: new and changed ones, with all that follows from them."""
    from regesta.pipeline import build_register
    from regesta.printing import format_summary
    from regesta.register import Register

    folders = vocabulary or []
    for folder in folders:
        if not folder.is_dir():
            raise SettingsError(f"{folder}: there is no such vocabulary folder.")
    try:
        with _progress_bar() as show:
            summary = build_register(
                documents, register, vocabulary_folders=folders, processes=processes, on_progress=show
            )
    except KeyboardInterrupt:
        typer.echo("\nInterrupted. The register is whole; the same command goes on where this one stopped.", err=True)
        raise typer.Exit(EXIT_INTERRUPTED) from None
    with Register.open(register) as opened:
        print_lines(format_summary(summary, opened, register))
    if not _was_something_read(summary):
        typer.echo("Error: none of this could be read.", err=True)
        raise typer.Exit(EXIT_NOTHING_READ)


def _was_something_read(summary: BuildSummary) -> bool:
    return bool(summary.outcomes or summary.unchanged)


@contextmanager
def _progress_bar() -> Iterator[Callable[[Progress], None]]:
    """Give a function that shows progress on the terminal's error stream; silent where that is none."""
    if not sys.stderr.isatty():
        yield lambda progress: None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}"))
    stages = {"find": "finding files", "read": "reading", "link": "linking and reconciling"}
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def show(progress: Progress) -> None:
            name = escape(progress.name[-60:])
            bar.update(
                task,
                description=f"{stages[progress.stage]} {name}",
                total=progress.total or None,
                completed=progress.done,
            )

        yield show


@app.command()
def serve(
    register: RegisterFolder,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Local port.")] = 8000,
    vocabulary: OwnVocabulary = None,
) -> None:
    """Show a register in the browser, on this machine only, until interrupted."""
    import socket

    import uvicorn

    from regesta.web import create_app

    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise SettingsError(f"Port {port} is in use. Choose another with --port.") from None
    web_app = create_app(register, vocabulary or ())
    typer.echo(f"The register is at http://127.0.0.1:{port}/ (end with Ctrl-C)")
    uvicorn.run(web_app, host="127.0.0.1", port=port, log_level="warning")


@app.command()
def report(
    register: RegisterFolder,
    country: Annotated[str, typer.Argument(metavar="COUNTRY", help="Country or territory, by any of its names.")],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="File to write: .docx, .html or .md; else Markdown is printed."),
    ] = None,
    edition: Annotated[Edition, typer.Option(help="checking shows verdicts and open points, publication does not.")] = (
        "checking"
    ),
) -> None:
    """Write the report on a country, every factual sentence with its footnote."""
    if output is not None and output.suffix not in REPORT_SUFFIXES:
        raise SettingsError(f"{output}: a report is written as {', '.join(REPORT_SUFFIXES)}.")
    with open_register(register) as opened:
        written = opened.report(country, edition=edition)
    if output is None:
        print_lines([written.to_markdown().rstrip("\n")])
        return
    if output.suffix == ".docx":
        write_file(output, [written.to_docx()])
    else:
        write_file(output, [written.to_html() if output.suffix == ".html" else written.to_markdown()])
    typer.echo(f"Written: {output}", err=True)


@app.command()
def export(
    register: RegisterFolder,
    format: Annotated[ExportFormat, typer.Option("--format", help="Claims as jsonl or csv, or the documents' texts.")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="File to write, a folder for text; else it is printed.")
    ] = None,
    with_names: WithNames = False,
) -> None:
    """Give out the claims, or the texts that their offsets refer to; the same register gives the same bytes.

    In claims `[name withheld]` and `[age withheld]` stand for those of victims and minors. Texts are the user's own
    documents and are given out unchanged, such names included.
    """
    from regesta.export import name_text_files

    with open_register(register) as opened:
        if output is None:
            sys.stdout.writelines(opened.export(format, with_victims_names=with_names))
        elif format == "text":
            texts = [(output / path, document.text) for path, document in name_text_files(opened.documents())]
            refuse_to_overwrite(texts)
            for path, text in texts:
                write_file(path, [text])
        else:
            write_file(output, opened.export(format, with_victims_names=with_names))


@app.command("check-vocabulary")
def check_vocabulary(
    folders: Annotated[list[Path], typer.Argument(metavar="FOLDERS...", help="Folders with predicates of your own.")],
) -> None:
    """Check predicates of your own: their files, and whether their examples and counter-examples hold.

    What is wrong is named with its file and line, and the exit code is 4.
    """
    from regesta.errors import VocabularyError
    from regesta.vocabulary_check import check_folders

    failures, count = check_folders(folders)
    print_lines(failures)
    if failures:
        raise VocabularyError(f"{len(failures)} of {count} examples do not hold.")
    told = f"and all {count} examples hold." if count else "but without examples: add some, and counter-examples."
    typer.echo(f"The files are right, {told}")


for command in (*LISTINGS, *IDENTITIES, *ACCOUNTS):
    app.command()(command)
