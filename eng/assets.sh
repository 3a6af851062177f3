#!/usr/bin/env bash
# Lays the styles, fonts, icons and charts that pages use into src/Folkmoot/wwwroot/lib, from the versions in package-lock.json.
set -euo pipefail
. "$(dirname "$0")/common.sh"

project="$root/src/Folkmoot"
lib="$project/wwwroot/lib"
work="$root/artifacts/assets"
key=$(key_of "$project/package-lock.json" "$root/eng/assets.sh")

laid() { [ -f "$lib/licences/uswds.md" ] && [ "$(cat "$work/laid" 2>/dev/null)" = "$key" ]; }

mkdir -p "$work"
exec 9>"$work/lock"
flock 9
if laid; then touch "$work/laid" "$lib/licences/uswds.md"; exit 0; fi

command -v npm >/dev/null || die "npm is missing: install Node 20 or newer with npm (Debian: apt-get install nodejs npm)."
cp "$project/package.json" "$project/package-lock.json" "$project/.npmrc" "$work/"
(cd "$work" && npm ci --ignore-scripts --no-progress --loglevel=error </dev/null >&2) 9>&-

dist="$work/node_modules/@uswds/uswds/dist"
charts="$work/node_modules/echarts"
next="$work/next"
rm -rf "$next"
mkdir -p "$next/uswds/css" "$next/uswds/js" "$next/uswds/img" "$next/echarts" "$next/licences"

# The source maps stay behind, and so do the comments that would make a browser ask for them.
sed '/sourceMappingURL=/d' "$dist/js/uswds.min.js" >"$next/uswds/js/uswds.min.js"
sed '/sourceMappingURL=/d' "$dist/js/uswds-init.min.js" >"$next/uswds/js/uswds-init.min.js"
sed 's|/\*# sourceMappingURL=[^*]*\*/||' "$dist/css/uswds.min.css" >"$next/uswds/css/uswds.min.css"
cp "$dist/img/sprite.svg" "$dist/img/us_flag_small.png" "$dist/img/icon-dot-gov.svg" "$dist/img/icon-https.svg" "$next/uswds/img/"

# Of the fonts and pictures, those that the style sheet names.
grep -o 'url([^)]*)' "$next/uswds/css/uswds.min.css" | sed 's/^url(//; s/)$//; s/"//g' | grep '^\.\./' | sort -u | while read -r path; do
    path=${path#../}
    mkdir -p "$next/uswds/$(dirname "$path")"
    cp "$dist/$path" "$next/uswds/$path"
done

cp "$charts/dist/echarts.min.js" "$next/echarts/"
cp "$work/node_modules/@uswds/uswds/LICENSE.md" "$next/licences/uswds.md"
cp "$charts/LICENSE" "$next/licences/echarts.txt"
cp "$charts/NOTICE" "$next/licences/echarts-notice.txt"
cp "$work/node_modules/zrender/LICENSE" "$next/licences/zrender.txt"

rm -rf "$lib"
mkdir -p "$(dirname "$lib")"
touch "$next/licences/uswds.md"
mv "$next" "$lib"
printf '%s' "$key" >"$work/laid"
rm -rf "$work/node_modules"
