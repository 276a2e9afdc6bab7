#!/usr/bin/env bash
# Measures what a step costs in the window, over 1000 steps at two sizes: from the key to the last paint, and computing
# time of the display's thread. Prints figures, asserts nothing. Needs a quiet machine.
#   releng/measure-steps.sh [STEPS]
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
"$top/releng/install.sh" test
"$top/releng/headless" "$top/releng/mvn" -q verify -Dtest=StepCost -DfailIfNoTests=false -Dsurefire.failIfNoSpecifiedTests=false \
    -Dtycho.testArgLine="-Dringside.measure.steps=${1:-1000}" \
    -pl releng/ringside.codegen,bundles/ringside.app,bundles/ringside.help,bundles/ringside.ui.tests -am | grep ' x .*key to'
