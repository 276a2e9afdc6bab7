#!/usr/bin/env bash
# Writes releng/screenshots/explore-light.png and explore-dark.png from the product as it is built now.
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# Shown at the branch that finds R11 and the flags different: the stack is complete, three checks are made, one fails.
scenario=s32-tracer-sets-df
if [[ ${1:-} != --inside ]]; then
    "$top/releng/install.sh" test
    "$top/releng/build-product"
    steps=$("$top/releng/ringside" run "$scenario" | awk '$2 == "return" { print before; exit } { before = $1 - 1 }')
    exec "$top/releng/headless" "${BASH_SOURCE[0]}" --inside "$steps"
fi

steps=$2
product=$top/releng/ringside.product/target/products/ringside/linux/gtk/x86_64/ringside
scratch=$(mktemp -d)
process=
trap '[[ -z $process ]] || kill "$process" 2>/dev/null || true; rm -rf "$scratch"' EXIT

wait_for() { # what, command...: up to 60 s
    local what=$1 tick
    shift
    for ((tick = 0; tick < 600; tick++)); do
        "$@" >/dev/null 2>&1 && return
        kill -0 "$process" 2>/dev/null || break
        sleep 0.1
    done
    echo "The window did not get as far as: $what" >&2
    exit 1
}

for theme in light dark; do
    area=$scratch/$theme
    ready=$scratch/$theme.ready
    RINGSIDE_JAVA_OPTIONS="-Dosgi.instance.area=$area \
        -Dringside.theme=$theme -Dringside.scenario=$scenario -Dringside.ready=$ready" "$product/ringside" --gui >"$scratch/$theme.log" 2>&1 &
    process=$!
    wait_for "an open window" xdotool search --onlyvisible --pid "$process" --name Ringside
    wait_for "the first scenario" test -e "$ready"
    window=$(xdotool search --onlyvisible --pid "$process" --name Ringside | tail -n 1)
    xdotool windowactivate --sync "$window" windowsize --sync "$window" 1680 980 windowmove --sync "$window" 20 30
    xdotool mousemove 1900 1060
    xdotool key --delay 60 --repeat "$steps" F5
    sleep 2
    import -window "$window" -strip -define png:compression-level=9 "$top/releng/screenshots/explore-$theme.png"
    kill "$process"
    wait "$process" 2>/dev/null || true
    process=
done
ls -l "$top"/releng/screenshots/*.png
