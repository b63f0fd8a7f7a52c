#!/bin/sh
# run.sh HARNESS SECONDS [FINDS [GROWN]]: one harness for a while, from the shipped scenarios and the gallery of errors. No
# input may crash, leak, or take five seconds or a gigabyte; what does is left in FINDS (`finds` beside the harness).
# Inputs that reached something new are kept in GROWN, for the next run.
set -eu
harness=$1
name=$(basename "$harness" _fuzz)
finds=${3:-$(dirname "$harness")/finds}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
grown=${4:-$work/grown}
mkdir -p "$finds" "$grown"
every=1
[ "$2" -ge 60 ] || every=10  # to read them all takes longer than a short run
"$(dirname "$0")/corpus.sh" "$work/corpus" "$name" $every
# Freed memory is kept for the address sanitizer, but not so much that it looks like growth.
export ASAN_OPTIONS="quarantine_size_mb=16${ASAN_OPTIONS:+:$ASAN_OPTIONS}"
if ! "$harness" -max_total_time="$2" -timeout=5 -rss_limit_mb=1024 -max_len=20000 -print_final_stats=1 -verbosity=0 \
  -artifact_prefix="$finds/$name-" "$grown" "$work/corpus" > "$work/log" 2>&1; then
  cat "$work/log"
  exit 1
fi
sed -n "s/^stat::number_of_executed_units: *\([0-9]*\)/$name: nothing found in \1 runs/p; s/^stat::peak_rss_mb: */$name: most memory, MB: /p" \
  "$work/log"
