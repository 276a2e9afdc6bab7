#!/usr/bin/env bash
# Measures and prints figures; asserts nothing. Needs a quiet machine. With arguments: those go to JMH instead (a name, -h).
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
module=$top/releng/ringside.benchmark

if [[ ${1:-} == --window ]]; then
    exec "$top/releng/measure-start" "$top/releng/ringside.product/target/products/ringside/linux/gtk/x86_64/ringside/ringside"
fi

"$top/releng/install.sh" test
"$top/releng/mvn" -q package -Pbenchmark -pl releng/ringside.codegen,releng/ringside.commandline,releng/ringside.benchmark
jmh=(java -cp "$module/target/classes:$(<"$module/target/classpath.txt")" org.openjdk.jmh.Main)
if (($# > 0)); then
    exec "${jmh[@]}" "$@"
fi

echo "== simulation and decisions"
"${jmh[@]}" -f 1 -wi 3 -w 1 -i 5 -r 1 'InstructionRate|DecisionRate'
"${jmh[@]}" -f 1 -wi 2 -i 5 HistoryRate
"${jmh[@]}" -f 1 -wi 1 -w 1 -i 3 -r 2 StepBack
if command -v cc >/dev/null 2>&1; then
    echo "== the checks of seed in machine code"
    for options in -O2 '-O3 -march=native'; do
        # shellcheck disable=SC2086 # two options
        cc $options -o "$module/target/reference" "$module/src/main/c/reference.c"
        echo "cc $options: $("$module/target/reference")"
    done
fi

echo "== start of the command line (median of 21, ms)"
"$top/releng/ringside" profiles >/dev/null
for command in profiles scenarios --help; do
    for ((i = 0; i < 21; i++)); do
        from=$(date +%s%N)
        "$top/releng/ringside" "$command" >/dev/null
        echo $((($(date +%s%N) - from) / 1000000))
    done | sort -n | sed -n "11s/^/$command /p"
done

echo "== product"
"$top/releng/build-product"
du -sh "$top/releng/ringside.product/target/products/ringside/linux/gtk/x86_64/ringside" | cut -f 1
"$top/releng/headless" "$0" --window
