#!/usr/bin/env bash
# Measures and prints figures; asserts nothing. Needs a quiet machine. With arguments: those go to JMH instead (a name, -h).
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
module=$top/releng/ringside.benchmark

if [[ ${1:-} == --window ]]; then
    exec "$top/releng/measure-start" "$top/releng/ringside.product/target/products/ringside/linux/gtk/x86_64/ringside/ringside"
fi

"$top/releng/install.sh" test
"$top/releng/mvn" -q package -Pbenchmark -pl releng/ringside.codegen,releng/ringside.commandline,releng/ringside.benchmark -am
jmh=(java -cp "$module/target/classes:$(<"$module/target/classpath.txt")" org.openjdk.jmh.Main)
if (($# > 0)); then
    exec "${jmh[@]}" "$@"
fi

references=()
if command -v cc >/dev/null 2>&1; then
    for options in -O2 '-O3 -march=native'; do
        program=$module/target/cc${options// /}
        # shellcheck disable=SC2086 # two options
        cc $options -o "$program" "$module/src/main/c/reference.c"
        references+=("$program")
    done
fi
echo "== simulation, history and decisions (the same checks in machine code where there is a C compiler)"
java -cp "$module/target/classes:$(<"$module/target/classpath.txt")" ringside.benchmark.Figures "${references[@]}"

echo "== decide and run on the command line (a million rows, a million steps; start of Java included)"
"$top/releng/ringside" profiles >/dev/null
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
awk 'BEGIN {
    print "cx,ip,cs,r11,flags,ss"
    for (i = 0; i < 1000000; i++)
        printf "0x%x,0x%x,%s,0x246,0x%x,0x2b\n", 4198400 + i + i % 3, 4198400 + i, i % 7 ? "0x33" : "0x23", i % 5 ? 582 : 838
}' >"$scratch/rows.csv"
printf '_start:\nagain:\n    mov eax, 39\n    syscall\n    inc rbx\n    jmp again\n    hlt\n' >"$scratch/calls.s"
from=$(date +%s%N)
"$top/releng/ringside" decide --kernel v6.8 "$scratch/rows.csv" >/dev/null
echo "decide: $((1000000000000000 / ($(date +%s%N) - from))) rows/s"
from=$(date +%s%N)
"$top/releng/ringside" run --kernel v6.8 --max-steps 1000000 --format jsonl "$scratch/calls.s" >/dev/null 2>&1 || [[ $? == 5 ]]
echo "run --format jsonl: $((1000000000000000 / ($(date +%s%N) - from))) steps/s"

echo "== start of the command line (median of 21, ms)"
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
