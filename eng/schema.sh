#!/usr/bin/env bash
# eng/schema.sh NAME adds a migration for both engines; eng/schema.sh --check says whether the model and the migrations agree (exit 1: they do not).
set -euo pipefail
. "$(dirname "$0")/common.sh"
cd "$root"

[ $# = 1 ] && [[ $1 == --check || $1 =~ ^[A-Z][A-Za-z0-9]*$ ]] || die "Usage: eng/schema.sh NAME (like AddCampaigns) | eng/schema.sh --check"
need_dotnet
dotnet tool restore >/dev/null </dev/null
restore eng/Schema
dotnet build eng/Schema -c $configuration --no-restore -v q -nologo </dev/null >&2

ef() {
    local engine=$1; shift
    dotnet ef "$@" --no-build --configuration $configuration --project src/Folkmoot --startup-project eng/Schema --context "${engine}Db" </dev/null
}

drift=0
for engine in Sqlite Postgres; do
    if [ "$1" = --check ]; then
        ef "$engine" migrations has-pending-model-changes || drift=1
    else
        ef "$engine" migrations add "$1" --output-dir "Storage/Migrations/$engine"
    fi
done
exit $drift
