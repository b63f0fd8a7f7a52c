#!/bin/sh
# corpus.sh FOLDER HARNESS [EVERY]: what a harness begins with: the shipped scenarios, terms and gallery of errors (every
# EVERY-th of them), or a few --set arguments or tables.
set -eu
to=$1
harness=$2
mkdir -p "$to"
to=$(cd "$to" && pwd)
cd "$(dirname "$0")/../.."

copy() {
  awk -v every="${every:-1}" 'NR % every == 0' | xargs cp --parents -t "$to"
}
every=${3:-1}
case $harness in
  yaml) find scenarios tests/errors -name '*.yaml' -size -16k | sort | copy ;;
  scenario) find scenarios tests/errors -name '*.yaml' -size -16k -not -path '*/terms/*' | sort | copy ;;
  terms) find scenarios -path '*/terms/*.yaml' -size -16k | sort | copy ;;
  set)
    printf 'salary.base=264000/year\ngrants[K1].price=18.00\n' > "$to/a"
    printf 'events=[{kind: ownership, date: 2000-03-15, percent: 52%%}]\nw2.1999=3\nprices.2000-03-15={price: 1}\n' > "$to/b"
    printf 'termination.notice={mailed: 2000-05-01}\ngrants[0].vesting=[{date: 2001-01-01, percent: 50%%}]\n' > "$to/c"
    ;;
  table)
    printf ' id,salary.base/year,termination.date\nE1,300000,2000-09-30\nE2,"1,5",x\n' > "$to/a"
    printf '\012id;salary.base/year;termination.date\nE1;310.000,00;28.9.2000\n' > "$to/b"
    printf '\001id,salary.target_bonus%%,employee.name\nE1,45,"Ann\nLee"\nE2,0.45,"\n' > "$to/c"
    ;;
  *)
    echo "corpus.sh: no harness is called $harness" >&2
    exit 2
    ;;
esac
