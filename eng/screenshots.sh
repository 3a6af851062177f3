#!/usr/bin/env bash
# Takes the pictures of the README anew from the demonstration, into docs/images. Needs Chromium, which ./test installs.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
. eng/common.sh

need_dotnet
command -v chromium >/dev/null || die "Chromium is missing: run ./test once, or apt-get install chromium."
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 SCREENSHOTS="$root/docs/images"
mkdir -p "$SCREENSHOTS"
eng/assets.sh
restore Folkmoot.slnx
dotnet build tests/Folkmoot.Browser.Tests -c $configuration --no-restore -v q -nologo
dotnet test "$root/artifacts/bin/Folkmoot.Browser.Tests/release/Folkmoot.Browser.Tests.dll" --nologo --filter FullyQualifiedName~PictureTests
ls -l "$SCREENSHOTS"
