#!/usr/bin/env bash
# Builds the application when a source is newer than the last build; silent unless the build fails. Callers may run at the same time.
set -euo pipefail
. "$(dirname "$0")/common.sh"

fresh() {
    [ -f "$app" ] && [ -f "$built" ] && [ -z "$(find "$root/src" "$root/bench" "$root"/Directory.*.props "$root/global.json" "$root/BannedSymbols.txt" \
        -newer "$built" -not -path '*/wwwroot/lib*' -not -path '*/node_modules*' -print -quit)" ]
}

fresh && exit 0
need_dotnet
mkdir -p "$root/artifacts"
exec 9>"$root/artifacts/build.lock"
flock 9
fresh && exit 0
log=$(mktemp)
trap 'rm -f "$log"' EXIT
project="$root/src/Folkmoot/Folkmoot.csproj"
if ! { "$root/eng/assets.sh" && touch "$built.next" && restore "$project" && dotnet build "$project" -c $configuration --no-restore -v q -nologo; } </dev/null >"$log" 2>&1 9>&-; then
    sort -u "$log" >&2
    die "The build failed."
fi
mv "$built.next" "$built"
