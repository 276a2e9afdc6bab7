#!/usr/bin/env bash
# Runs all tests, the window's included, with JaCoCo and prints what they executed of each bundle; asserts nothing.
# The report by class and line: releng/ringside.coverage/target/site/jacoco-aggregate/index.html
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
"$top/releng/install.sh" test
"$top/releng/headless" "$top/releng/mvn" verify -Pcoverage -Dringside.archive.phase=none -Dmaven.test.failure.ignore=true "$@"

awk -F , 'NR > 1 {
    sub(/.*\//, "", $1)
    instructions[$1] += $4 + $5; executed[$1] += $5; branches[$1] += $6 + $7; taken[$1] += $7
} END {
    for (bundle in instructions)
        printf "%-40s %5.1f %% of instructions, %5.1f %% of branches\n", bundle,
            100 * executed[bundle] / instructions[bundle], 100 * taken[bundle] / (branches[bundle] ? branches[bundle] : 1)
}' "$top/releng/ringside.coverage/target/site/jacoco-aggregate/jacoco.csv" | sort
