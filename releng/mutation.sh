#!/usr/bin/env bash
# Changes one thing at a time in a room's classes and asks whether a test notices (PIT). Prints each room's mutation
# score and the mutants that no test noticed; asserts nothing. Whole reports: releng/ringside.mutation/target/ROOM.
#   releng/mutation.sh [ROOM...]     all rooms unless some are named: decision, meaning, run
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
module=$top/releng/ringside.mutation

# Room, its classes, and the tests that may kill its mutants: a bundle and the packages in it.
rooms=(
    'decision ringside.kernel.decision.* kernel.tests ringside.kernel.decision.*'
    'meaning ringside.kernel.meaning.* kernel.tests ringside.kernel.meaning.*'
    'run ringside.stepper.run.* stepper.tests ringside.stepper.*'
)

# Tests that walk the whole library take too long to be repeated for each mutant.
walks='*ForetellingTest,*RemediesTest,*BranchHintsTest,*ShownStateTest'

"$top/releng/install.sh" build
"$top/releng/mvn" -q package -DskipTests -Pmutation -am \
    -pl releng/ringside.codegen,bundles/ringside.kernel.tests,bundles/ringside.stepper.tests,releng/ringside.mutation >&2

libraries=$(tr : '\n' <"$module/target/classpath.txt" | grep -v '/ringside-cli.jar$' | paste -sd :)
production=()
for bundle in "$top"/bundles/*; do
    [[ $bundle == *.tests || ! -d $bundle/target/classes ]] || production+=("$bundle/target/classes")
done
classes=$(IFS=:; echo "${production[*]}")
mutable=$(IFS=,; echo "${production[*]}")

survivors() { # report: class, line, method and what was changed
    awk -F , '$6 != "KILLED" && $6 != "TIMED_OUT" && $6 != "MEMORY_ERROR" {
        sub(/.*\./, "", $3); printf "  %s:%s %s: %s, %s\n", $1, $5, $4, $3, tolower($6) }' "$1" | sort
}

for room in "${rooms[@]}"; do
    read -r name targets tests packages <<<"$room"
    (($# == 0)) || [[ " $* " == *" $name "* ]] || continue
    bundle=$top/bundles/ringside.$tests
    report=$module/target/$name
    paths=$bundle/target/test-classes
    [[ ! -d $bundle/src/test/resources ]] || paths+=:$bundle/src/test/resources
    rm -rf "$report"
    mkdir -p "$report"
    from=$SECONDS
    # Tests read files of the checkout by paths relative to their bundle, as in the build.
    (cd "$bundle" && java -cp "$libraries:$paths:$classes" org.pitest.mutationtest.commandline.MutationCoverageReport \
        --reportDir "$report" --sourceDirs "$bundle/src/test/java" --targetClasses "$targets" --targetTests "$packages" \
        --mutableCodePaths "$mutable" --excludedTestClasses "$walks" --timeoutConst 30000 --threads 2 \
        --outputFormats CSV,HTML --timestampedReports=false \
        --jvmArgs -Djava.awt.headless=true) >"$report/pit.log" 2>&1 || { tail -n 30 "$report/pit.log" >&2; exit 1; }
    awk -F , -v room="$name" -v time=$((SECONDS - from)) '
        { all++ } $6 == "KILLED" || $6 == "TIMED_OUT" || $6 == "MEMORY_ERROR" { killed++ } $6 == "NO_COVERAGE" { unseen++ }
        END { printf "%s: %d of %d mutants killed (%.0f %%), %d in code that no test reaches, %d s\n",
            room, killed, all, 100 * killed / all, unseen, time }' "$report/mutations.csv"
    survivors "$report/mutations.csv"
done
