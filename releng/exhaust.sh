#!/usr/bin/env bash
# Runs the plain tests with everything that a commit checks only by a sample: every scenario, kernel, position and edit.
# It takes long. Prints the time of each bundle and of the longest tests.
#   releng/exhaust.sh [MAVEN ARGUMENTS]     for instance -pl releng/ringside.codegen,bundles/ringside.kernel.tests -am
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
"$top/releng/install.sh" test
rm -rf "$top"/bundles/*.tests/target/surefire-reports
status=0
(($# > 0)) || set -- -pl '!bundles/ringside.ui.tests,!releng/ringside.product'
"$top/releng/mvn" package --fail-at-end -Dringside.exhaust=true -Dringside.test.timeout=21600 "$@" || status=$?

# Of each bundle: tests, failures, seconds; then the classes that took longest.
echo "== bundles"
for reports in "$top"/bundles/*.tests/target/surefire-reports; do
    [[ -d $reports ]] || continue
    bundle=${reports%/target/*}
    sed -n 's/.*<testsuite [^>]* name="\([^"]*\)" time="\([^"]*\)" tests="\([^"]*\)" errors="\([^"]*\)" skipped="[^"]*" failures="\([^"]*\)".*/\1 \2 \3 \4 \5/p' \
        "$reports"/TEST-*.xml | awk -v bundle="${bundle##*/}" '
        { time += $2; tests += $3; failed += $4 + $5 } END { printf "%-28s %6d tests %4d failed %8.1f s\n", bundle, tests, failed, time }'
done
echo "== longest"
sed -n 's/.*<testsuite [^>]* name="\([^"]*\)" time="\([^"]*\)".*/\2 \1/p' "$top"/bundles/*.tests/target/surefire-reports/TEST-*.xml |
    sort -rn | sed -n 1,20p | awk '{ printf "%8.1f s  %s\n", $1, $2 }'
exit "$status"
