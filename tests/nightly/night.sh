#!/bin/sh
# A nightly job: night.sh PAYOUT [ROWS]
#
# A payroll export of ROWS people (20,000 when absent) with errors of twelve kinds in it is worked on, interrupted once,
# and run again. Nothing may be lost: every person comes out once and in order, every planted error is told by its id and
# stands beside no figure, every other person has one, what the interrupted run found stands untouched, and the closing
# line counts what there is.
set -u
payout=$1
rows=${2:-20000}
here=$(mktemp -d) || exit 1
trap 'rm -rf "$here"' EXIT
cd "$here" || exit 1
export LC_ALL=C

fail() {
  echo "night.sh: $*" >&2
  exit 1
}

cat > template.yaml <<'YAML'
agreement: icg
employee: {name: One of many}
salary: {base: 240000/year, target_bonus: 45%, benefits: {all: 15000/year}}
termination: {reason: without_cause, by: company, notice: 2000-05-31, date: 2000-06-30}
YAML

# Every 89th person is in error, the kinds taking turns. planted.txt says who and by which id.
awk -v rows="$rows" -v planted=planted.txt 'BEGIN {
  print "id,employee.name,salary.base/year,salary.target_bonus%,termination.reason,termination.notice,termination.date,readings.multiplier_scope"
  for (i = 1; i <= rows; ++i) {
    id = sprintf("E%06d", i); name = "Person " i; base = 100000 + i; bonus = "45%"; reason = "without_cause"
    notice = "2000-05-31"; date = "2000-06-30"; reading = ""; tail = ""; wrong = ""
    kind = i % 89 == 0 ? (i / 89 - 1) % 12 + 1 : 0
    if (kind == 1) { base = "x"; wrong = "bad-value" }
    if (kind == 2) { date = "2000-02-30"; wrong = "bad-value" }
    if (kind == 3) { base = ""; wrong = "empty-value" }
    if (kind == 4) { bonus = "0.45"; wrong = "bad-value" }
    if (kind == 5) { reason = "without_cuase"; wrong = "unknown-word" }
    if (kind == 6) { tail = ",more"; wrong = "bad-row" }
    if (kind == 7) { name = "\"Person " i; wrong = "unclosed-quote" }
    if (kind == 8) { name = "\"Person\" " i; wrong = "unclosed-quote" }
    if (kind == 9) { name = "M\374ller"; wrong = "not-utf8" }
    if (kind == 10) { reading = "nonsense"; wrong = "unknown-reading" }
    if (kind == 11) { notice = "2000-07-31"; wrong = "notice-after-end" }
    if (kind == 12) { base = -5; wrong = "out-of-range" }
    if (wrong != "") print id, wrong > planted
    print id "," name "," base "," bonus "," reason "," notice "," date "," reading tail
  }
}' > people.csv
touch planted.txt
errors=$(wc -l < planted.txt)

night() {
  "$payout" batch template.yaml --columns id,severance.total,warnings,error_ids,error -o results.csv "$@"
}

# Yesterday's results stand, and tonight's run is interrupted in the middle of its table.
echo "results of yesterday" > results.csv
cp results.csv yesterday.csv
mkfifo feed
"$payout" batch template.yaml --rows feed --columns id,severance.total,error -o results.csv 2> first.log &
job=$!
{ head -n $((rows / 2)) people.csv; sleep 1; kill -TERM "$job"; sleep 1; } > feed
wait "$job"
status=$?
[ "$status" = 143 ] || fail "the interrupted run ended with $status, not 143"
cmp -s results.csv yesterday.csv || fail "the interrupted run touched the results of yesterday"
grep -q 'interrupted after' first.log || fail "the interrupted run does not say how far it came"
[ "$(ls | wc -l)" -le 8 ] || fail "the interrupted run left something behind: $(ls)"

# Run again, to the end.
night --rows people.csv 2> second.log
status=$?
[ "$errors" -eq 0 ] || [ "$status" = 6 ] || fail "the second run ended with $status, not 6: $(cat second.log)"
[ "$(wc -l < results.csv)" -eq $((rows + 1)) ] || fail "$rows rows went in, $(($(wc -l < results.csv) - 1)) came out"
awk 'NR > 1 { print substr($0, 1, 7) }' results.csv > ids.txt
awk -v rows="$rows" 'BEGIN { for (i = 1; i <= rows; ++i) printf "E%06d\n", i }' | cmp -s - ids.txt ||
  fail "the people do not come out once each and in their order"
awk -F, 'NR > 1 && $4 != "" { print $1, $4 }' results.csv | cmp - planted.txt || fail "not the errors that were planted"
awk -F, 'NR > 1 && ($4 == "") != ($2 != "") { print; bad = 1 } END { exit bad }' results.csv ||
  fail "a row in error has a figure, or another has none"
grep -q "with errors, first in line 90 (E000089)" second.log || [ "$errors" -eq 0 ] ||
  fail "the closing line does not say where to look: $(cat second.log)"

# Any number of threads writes the same.
cp results.csv one.csv
night --rows people.csv -j 3 2> /dev/null
cmp -s one.csv results.csv || fail "three threads write other bytes than one"

# More errors than allowed: the run fails, and what stood there stands.
if [ "$errors" -gt 1 ]; then
  night --rows people.csv --max-errors 1 2> third.log
  [ $? = 3 ] || fail "more errors than allowed did not end with 3: $(cat third.log)"
  cmp -s one.csv results.csv || fail "a run with more errors than allowed touched the results"
fi

# The table put right: everybody is done.
awk -F, -v OFS=, 'NR == FNR { split($0, p, " "); wrong[p[1]] = 1; next } !($1 in wrong)' planted.txt people.csv > right.csv
night --rows right.csv 2> fourth.log
[ $? = 0 ] || fail "the table without errors did not end with 0: $(cat fourth.log)"
echo "night.sh: $rows people, $errors in error, nothing lost"
