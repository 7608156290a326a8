"""Deciding from the browser: a form's words enter; what is asked, checked to come from these pages, leaves.

Any site may make a browser send a form to this machine. So each form carries a token that is drawn when the server
starts and stands only in its own pages, which no other site can read; what comes without it, or says that it comes
from elsewhere, is turned away.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request

from regesta.decisions import Maker
from regesta.model import Decision
from regesta.web.safety import is_local_host

FORM_LIMIT = 20_000
"""Bytes of a form, at most: names, a reason and a token."""
WORDS_LIMIT = 2_000

DECISIONS: Mapping[str, Decision] = {"same": "same", "apart": "not the same", "unsure": "unsure"}
"""What a form can decide on two entities, by the word that it sends; `take back` is the fourth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a form asks for."""

    decision: str
    a: str
    b: str
    judgement: str
    back: str
    """Query of the account from whose page a judgement is taken back."""
    by: str
    because: str


@dataclass(frozen=True, slots=True)
class Judge:
    """Who decides on this machine unless a form says otherwise, and the token of its forms."""

    name: str
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    def maker(self, asked: Asked) -> Maker:
        """Return who decides, now and why."""
        at = datetime.now(UTC).isoformat(timespec="seconds")
        return Maker(by=asked.by or self.name, at=at, because=asked.because)


async def read_form(request: Request) -> Asked:
    """Return what a form asks for; raises 403 for what is not a form of these pages, 400 for what it cannot ask."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > FORM_LIMIT:
            raise HTTPException(413, "This form is too long. Give the reason in fewer words.")
    form = dict(parse_qsl(body.decode("utf-8", "replace"), max_num_fields=20))
    token = request.app.state.judge.token
    is_ours = secrets.compare_digest(form.get("token", "").encode(), token.encode())
    if not (is_ours and _comes_from_here(request)):
        raise HTTPException(403, "This was not decided on a page of this server. Load the page again and decide there.")
    decision = form.get("decision", "")
    if decision not in {*DECISIONS, "take back"}:
        raise HTTPException(400, "Choose one of: the same, not the same, unsure.")
    words = {
        key: " ".join(form.get(key, "").split())[:WORDS_LIMIT]
        for key in ("a", "b", "judgement", "back", "by", "because")
    }
    return Asked(decision=decision, **words)


def _comes_from_here(request: Request) -> bool:
    """Tell whether a browser says that the form stood on a page of this server; one that says nothing may have."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    if origin is None or origin == "null":  # pages are sent without referrer, for which some browsers say "null"
        return True
    parts = urlsplit(origin)
    return parts.netloc == request.headers.get("host") and is_local_host(parts.netloc)
