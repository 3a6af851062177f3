# Sourced by every script here: where the tree is, what is built where, and how a missing Debian package comes.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
configuration=Release
app="$root/artifacts/bin/Folkmoot/release/folkmoot.dll"
built="$root/artifacts/folkmoot.built"
servers="$root/tests/.servers"

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=1
export DOTNET_CLI_USE_MSBUILD_SERVER=0 MSBUILDDISABLENODEREUSE=1

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

need_dotnet() {
    command -v dotnet >/dev/null || die "The .NET 10 SDK is missing. Install it (https://dotnet.microsoft.com/download/dotnet/10.0) and put 'dotnet' on the PATH."
}

# The hash of files and of their names: the key under which something built from them is kept.
key_of() { cat "$@" | sha256sum | cut -c1-16; }

# Restores by the lock files: what is built is what was reviewed.
restore() {
    dotnet restore "$1" --locked-mode -v q </dev/null || {
        say "The packages could not be restored. After a change of a package version run 'dotnet restore --force-evaluate' and commit the packages.lock.json files."
        return 1
    }
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null; then sudo -n "$@"
    else return 127
    fi
}

apt() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -qq "$@" </dev/null; }

# apt_install PACKAGE…: asks the mirror for its lists only when the packages cannot be had from those that are here.
apt_install() {
    command -v apt-get >/dev/null || { say "Missing: $*. Install them by hand: there is no apt-get here."; return 1; }
    local log; log=$(mktemp)
    if apt install -y --no-install-recommends "$@" >"$log" 2>&1; then rm -f "$log"; return 0; fi
    local try
    for try in 1 2 3; do
        if apt update >"$log" 2>&1 && apt install -y --no-install-recommends "$@" >>"$log" 2>&1; then rm -f "$log"; return 0; fi
        sleep $((try * 3))
    done
    tail -n 20 "$log" >&2; rm -f "$log"
    say "Could not install: $* (needs root, or sudo without a password)."
    return 1
}

postgres_bin() {
    local folder
    folder=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
    if [ -x "$folder/initdb" ]; then printf '%s\n' "$folder"
    elif command -v initdb >/dev/null; then dirname "$(readlink -f "$(command -v initdb)")"
    else return 1
    fi
}

seconds_since() { printf '%s' $(( $(date +%s) - $1 )); }
