#!/usr/bin/env bash
# Installs what Ringside needs from the distribution, and nothing that is there already.
#   releng/install.sh          to build it and to open its window
#   releng/install.sh build    to build its command line only
#   releng/install.sh test     also what the tests need (a display without a screen, a window manager, GNU as)
set -euo pipefail

build_needs=(default-jdk-headless maven)
run_needs=(libgtk-3-0 libwebkit2gtk-4.1-0 dbus-x11 at-spi2-core adwaita-icon-theme
    fonts-dejavu-core librsvg2-common gsettings-desktop-schemas libgl1)
test_needs=(default-jre xvfb xauth openbox xdotool x11-utils imagemagick binutils)

needs=("${build_needs[@]}")
[[ ${1:-} == build ]] || needs+=("${run_needs[@]}")
[[ ${1:-} == test ]] && needs+=("${test_needs[@]}")

java_is_new_enough() {
    local major
    major=$(javac -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
    [[ -n $major ]] && ((major >= 17))
}

# The UI tests move the mouse by java.awt.Robot, which a headless JRE lacks.
java_has_robot() {
    local java
    java=$(readlink -f "$(command -v java || true)")
    [[ -f ${java%/bin/java}/lib/libawt_xawt.so ]]
}

if ! command -v apt-get >/dev/null 2>&1; then
    missing=()
    java_is_new_enough || missing+=("a JDK, 17 or newer")
    command -v mvn >/dev/null 2>&1 || missing+=("Maven")
    if [[ ${1:-} == test ]]; then
        for tool in xvfb-run openbox dbus-run-session xdotool import as; do
            command -v "$tool" >/dev/null 2>&1 || missing+=("$tool")
        done
    fi
    ((${#missing[@]} == 0)) && exit 0
    echo "There is no apt here. Please install with your package manager, besides GTK 3, WebKitGTK 4.1 and the DejaVu fonts:" >&2
    printf '  %s\n' "${missing[@]}" >&2
    exit 1
fi

# A package counts as there when dpkg says so, a JDK and Maven also when they come from elsewhere;
# newer releases call GTK's package libgtk-3-0t64.
present() {
    case $1 in
        default-jdk-headless) java_is_new_enough && return ;;
        default-jre) java_has_robot && return ;;
        maven) command -v mvn >/dev/null 2>&1 && return ;;
    esac
    local status
    status=$(dpkg-query -W -f '${Status}\n' "$1" "${1}t64" 2>/dev/null || true)
    [[ $status == *'ok installed'* ]]
}

missing=()
for package in "${needs[@]}"; do
    present "$package" || missing+=("$package")
done
((${#missing[@]} == 0)) && exit 0

root=()
if ((EUID != 0)); then
    command -v sudo >/dev/null 2>&1 || {
        echo "Run as root, or install sudo: apt-get install ${missing[*]}" >&2
        exit 1
    }
    root=(sudo)
fi
echo "Installing ${missing[*]}" >&2
apt=(env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -qq)
"${root[@]}" "${apt[@]}" update >&2
"${root[@]}" "${apt[@]}" install -y --no-install-recommends "${missing[@]}" >&2 </dev/null
java_is_new_enough || {
    echo "The distribution's JDK is older than 17; please install one that is 17 or newer." >&2
    exit 1
}
