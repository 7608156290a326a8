"""The register in a browser: what enters is the folder of a register, what leaves are pages that need no JavaScript.

`create_app(register_path)` builds the application; `serve_register(register_path, port)` runs it on 127.0.0.1.
"""

from __future__ import annotations

from regesta.web.app import create_app, serve_register

__all__ = ["create_app", "serve_register"]
