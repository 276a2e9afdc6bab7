#!/usr/bin/env bash
# Installs what is missing, builds when a source has changed, and opens the window.
#   releng/run.sh [FILE.ringside]
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
"$top/releng/install.sh"
"$top/releng/build-product"
case $(uname -s) in
    Darwin) place=macosx/cocoa/aarch64/ringside.app/Contents/Eclipse ;;
    *) place=linux/gtk/x86_64/ringside ;;
esac
exec "$top/releng/ringside.product/target/products/ringside/$place/ringside" --gui "$@"
