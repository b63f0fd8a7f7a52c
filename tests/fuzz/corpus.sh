#!/bin/sh
# corpus.sh FOLDER: what the harnesses begin with: the shipped scenarios and terms, the gallery of errors, and a few --set
# arguments and tables.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
mkdir -p "$1/yaml" "$1/scenario" "$1/terms" "$1/set" "$1/table"
find "$root/scenarios" "$root/tests/errors" -name '*.yaml' -size -16k | sort | while read -r file; do
  name=$(printf %s "${file#"$root"/}" | tr / _)
  case $file in
    */terms/*) cp "$file" "$1/terms/$name" ;;
    *) cp "$file" "$1/scenario/$name" ;;
  esac
  cp "$file" "$1/yaml/$name"
done
printf 'salary.base=264000/year\ngrants[K1].price=18.00\n' > "$1/set/a"
printf 'events=[{kind: ownership, date: 2000-03-15, percent: 52%%}]\nw2.1999=3\nprices.2000-03-15={price: 1}\n' > "$1/set/b"
printf 'termination.notice={mailed: 2000-05-01}\ngrants[0].vesting=[{date: 2001-01-01, percent: 50%%}]\n' > "$1/set/c"
printf ' id,salary.base/year,termination.date\nE1,300000,2000-09-30\nE2,"1,5",x\n' > "$1/table/a"
printf '\012id;salary.base/year;termination.date\nE1;310.000,00;28.9.2000\n' > "$1/table/b"
printf '\001id,salary.target_bonus%%,employee.name\nE1,45,"Ann\nLee"\nE2,0.45,"\n' > "$1/table/c"
