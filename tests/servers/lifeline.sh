#!/usr/bin/env bash
# lifeline.sh SIGNAL FOLDER COMMAND…: runs a server for as long as stdin stays open, then stops it and removes its folder.
# The test run holds the other end of stdin, so no server outlives it, however it ends.
signal=$1 folder=$2
shift 2
trap '' INT HUP
exec 3<&0
"$@" </dev/null &
server=$!
{
    while read -r _ <&3; do :; done
    kill -s "$signal" "$server" 2>/dev/null
    for _ in {1..50}; do kill -0 "$server" 2>/dev/null || exit 0; sleep 0.1; done
    kill -s KILL "$server" 2>/dev/null
} >/dev/null 2>&1 &
watch=$!
wait "$server"
status=$?
kill "$watch" 2>/dev/null
rm -rf "$folder"
rmdir "$(dirname "$folder")" 2>/dev/null
exit "$status"
