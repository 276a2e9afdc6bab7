#!/usr/bin/env bash
# Installs what the tests need and runs all of them, the window's included, on a display without a screen.
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
"$top/releng/install.sh" test
exec "$top/releng/headless" "$top/releng/mvn" verify "$@"
