"""Write the gold files: expected.yaml and the documents enter, gold/<document>.json leaves.

A quotation that its document does not hold is an error, so that the gold set cannot drift from the documents. Offsets
are into the file where the file is plain text, else left out: the text of a page depends on who reads it.
"""

import html
import json
import re
from pathlib import Path
from typing import Any

import pypdfium2
import yaml
from lxml import html as pages

FOLDER = Path(__file__).parent


def read_words(path: Path) -> str:
    """Return the words of a document with single spaces, for looking up quotations in; not the reader's text."""
    if path.suffix == ".pdf":
        document = pypdfium2.PdfDocument(path)
        text = "\n".join(page.get_textpage().get_text_range() for page in document)
        return " ".join(text.replace("\ufffe", "").split())
    if path.suffix == ".html":
        return " ".join(str(pages.fromstring(path.read_bytes().decode("utf-8")).text_content()).split())
    return path.read_text(encoding="utf-8")


def find_document(stem: str) -> Path:
    """Return the one document of that name without its ending."""
    [path] = (FOLDER / "documents").glob(f"{stem}.*")
    return path


def expand_value(value: dict[str, Any]) -> dict[str, Any]:
    """Fill in what the short form leaves out: an exact number is its own bounds."""
    value = {key: str(item) if key == "date" else item for key, item in value.items()}
    if "number" in value and value.get("comparator", "exactly") == "exactly":
        value = {**value, "comparator": "exactly", "low": value["number"], "high": value["number"]}
    return value


def expand_claim(short: dict[str, Any], name: str, publisher: str | None, words: str, *, plain: bool) -> dict[str, Any]:
    """Return one claim in the fields that the scorer reads; raises ValueError for a quotation that is not there."""
    quote = short["quote"]
    found = words.find(html.unescape(quote))
    if found < 0:
        raise ValueError(f"{name}: not in the document: {quote!r}")
    start, end = short.get("valid", [None, None])
    claim = {key: short[key] for key in ("type", "property", "subject", "host", "operator", "location") if key in short}
    claim |= {"id": name, "value": expand_value(short["value"])}
    claim |= {"valid": {"start": start and str(start), "end": end and str(end)}}
    claim |= {"as_of": str(short["as_of"])} if "as_of" in short else {}
    claim |= {"attribution": [publisher or "publisher not printed", *short.get("by", [])]}
    claim |= {"stance": short.get("stance", "asserted"), "polarity": short.get("polarity", "positive")}
    claim |= {"quote": quote, "tier": "secondary" if short["type"] == "position" else "core"}
    return claim | ({"start": found, "end": found + len(quote)} if plain else {})


def write_gold() -> int:
    """Write one file for each document and return the number of claims."""
    count = 0
    for stem, entry in yaml.safe_load((FOLDER / "expected.yaml").read_text(encoding="utf-8")).items():
        path = find_document(stem)
        words, plain = read_words(path), path.suffix in {".txt", ".md"}
        claims = [
            expand_claim(short, f"{stem}-{number:02}", entry["publisher"], words, plain=plain)
            for number, short in enumerate(entry["claims"], 1)
        ]
        published = entry["published"] and re.sub(r"\s.*", "", str(entry["published"]))
        gold = {"document": path.name, "title": entry["title"], "published": published, "publisher": entry["publisher"]}
        text = json.dumps({**gold, "claims": claims}, ensure_ascii=False, indent=1)
        (FOLDER / "gold" / f"{stem}.json").write_text(text + "\n", encoding="utf-8")
        count += len(claims)
    return count


if __name__ == "__main__":
    print(write_gold(), "claims")
