#!/usr/bin/env bash
# Holds the tree to what no compiler sees: portable lock files, no machine's paths, no giants, no unfinished or skipped work.
set -euo pipefail
. "$(dirname "$0")/common.sh"
cd "$root"

failed=0
# forbid WHAT PATTERN PATHSPEC…: prints where the pattern stands in tracked and new files.
forbid() {
    local what=$1 pattern=$2 found; shift 2
    if found=$(git grep -nIE --untracked --exclude-standard -e "$pattern" -- "$@" | cut -c1-200); then
        say "$what:"; head -n 20 <<<"$found" >&2
        failed=1
    fi
}
files() { git ls-files -co --exclude-standard -z -- "$@"; }

self=':!eng/tree-check.sh'
code=('*.cs' '*.razor' '*.js' '*.mjs' '*.css' '*.sh' '*.csproj' '*.props' '*.targets' run test folkmoot .ci/run)
locks=('*package-lock.json' '*packages.lock.json')
forbid "A lock file names where packages came from (keep .npmrc's omit-lockfile-registry-resolved beside it)" '"resolved": *"http' "${locks[@]}"
forbid "A path of one machine" '(^|[^A-Za-z0-9_.~/-])/(work/(main|wt|shared|\.library)|farm|root|home/[a-z]+)/' . "$self"
forbid "A registry's host" '(registry\.npmjs\.org|registry\.yarnpkg\.com|api\.nuget\.org|www\.nuget\.org|deb\.debian\.org|pypi\.org)' . "$self"
forbid "Unfinished work" '(^|[^A-Za-z])(TODO|FIXME|HACK|XXX)([^A-Za-z]|$)' "${code[@]}" "$self"
forbid "A skipped test" 'Skip[[:space:]]*=[[:space:]]*[$@"]' '*.cs'
forbid "A git conflict" '^(<<<<<<<|>>>>>>>) ' .

while IFS= read -r -d '' file; do
    [ -f "$file" ] || continue
    if [ "$(stat -c %s "$file")" -gt $((20 * 1024 * 1024)) ]; then say "Over 20 MB: $file"; failed=1; fi
done < <(files .)

while IFS= read -r -d '' project; do
    [ -f "$project" ] || continue
    [ -f "$(dirname "$project")/packages.lock.json" ] || { say "No packages.lock.json beside $project"; failed=1; }
done < <(files '*.csproj')

while IFS= read -r -d '' file; do
    [ -f "$file" ] || continue
    lines=$(wc -l <"$file")
    [ "$lines" -le 400 ] || say "Note: $file has $lines lines (400 is a smell)."
done < <(files '*.cs' ':!*/Migrations/*')

exit $failed
