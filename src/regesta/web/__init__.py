"""The register in a browser: the folder of a register enters, pages that need no JavaScript leave.

`create_app(register_path)` builds the application; `regesta serve` runs it on 127.0.0.1.
"""

from __future__ import annotations

from regesta.web.app import create_app

__all__ = ["create_app"]
