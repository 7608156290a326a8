"""Set the sample report as a PDF: the text in angola-report.typ enters, documents/angola-mine-action-2021.pdf leaves.

Needs the package `typst` (Apache-2.0), which the program itself does not use; install it into an environment of its
own. The PDF is committed, so this runs only when the text changes.
"""

from pathlib import Path

import typst

FOLDER = Path(__file__).parent


def set_report() -> Path:
    """Write the PDF and return its path; an error in the text is raised as typst reports it."""
    target = FOLDER / "documents" / "angola-mine-action-2021.pdf"
    typst.compile(FOLDER / "angola-report.typ", output=target)
    return target


if __name__ == "__main__":
    print(set_report())
