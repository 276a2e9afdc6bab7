#!/usr/bin/env bash
# Formats the Java sources as the build wants them (releng/quality/formatter.xml); generated ones are left alone.
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
"$top/releng/install.sh" build
exec "$top/releng/mvn" -q -N -Pformat formatter:format
