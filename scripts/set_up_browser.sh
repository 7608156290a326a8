#!/bin/sh
# Sees to the browser in which the web pages are tested; without one those tests are skipped, with this reason.
set -eu
if command -v chromium >/dev/null && command -v chromedriver >/dev/null; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing chromium for the tests of the web pages." >&2
    export DEBIAN_FRONTEND=noninteractive
    if apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium chromium-driver >/dev/null; then
        exit 0
    fi
fi
echo "No chromium with chromedriver: tests of the web pages in a browser are skipped." >&2
echo "On Debian, as root: apt-get install chromium chromium-driver" >&2
