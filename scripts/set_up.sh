#!/bin/sh
# Makes .venv with Regesta and what its tests need, at the versions of constraints.txt.
# Needs Python 3.11 or later with venv, and a package index that pip can reach.
set -eu
cd "$(dirname "$0")/.."

find_python() {
    for name in "${PYTHON:-}" python3.11 python3.12 python3.13 python3 python; do
        [ -n "$name" ] || continue
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$name"
            return
        fi
    done
    echo "Regesta needs Python 3.11 or later; none was found. On Debian 12: apt-get install python3 python3-venv" >&2
    exit 1
}

if [ ! -x .venv/bin/python ]; then
    python=$(find_python)
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        echo "$python has no venv with pip. On Debian: apt-get install python3-venv" >&2
        exit 1
    fi
    "$python" -m venv .venv
fi
echo "Installing Regesta and what its tests need into .venv; this takes a minute or two." >&2
.venv/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[test]"
