#!/bin/sh
# Checks every output format with programs of other people. Usage: tests/formats/check.sh PAYOUT [FOLDER]
#
#   JSON      python3 -m json.tool; with python3-jsonschema every scenario's JSON against `payout schema result`
#   CSV       python3's csv module: every record has the header's number of cells
#   ICS       python3-icalendar: parses, and every event has UID, DTSTAMP, DTSTART and SUMMARY, UIDs once each
#   HTML      tidy (-errors: no error and no warning), and html5lib's strict parser
#   XLSX      python3's zipfile and XML parser: every part is well-formed, and the payments add up to the total cash
#   JUnit     xmllint, by junit-jenkins.xsd and junit-ant.xsd: what the two editions take, passed, wrong and unreadable
#   schemas   python3-jsonschema and python3-yaml (draft-07): every shipped scenario and all terms by the printed schemas, as
#             YAML 1.1 and YAML 1.2 read them; what is wrong is refused; JSON outputs by theirs
#   pictures  chromium, only when FOLDER is given: screenshots (light, dark, narrow) and the printed pages, to be looked
#             at by eye
#
# On Debian: apt-get install --no-install-recommends tidy python3-icalendar python3-html5lib \
#     libxml2-utils python3-jsonschema python3-yaml chromium poppler-utils
# What is not installed is skipped and named; the end is 1 when something is wrong, 77 (CTest: skipped) when nothing could
# be checked. CTest runs it without FOLDER, so a build without these packages, or without chromium, does not fail.
set -u
payout=$(realpath "$1")
pictures=${2:-}
cd "$(dirname "$0")/../.." || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python=python3
[ -x /usr/bin/python3 ] && python=/usr/bin/python3   # Debian's modules belong to Debian's python
checked=0
failed=0

say() { printf '%s\n' "$*" >&2; }
check() {  # NAME COMMAND...: runs the command and counts
  checked=$((checked + 1))
  what=$1
  shift
  if ! "$@" >"$work/said" 2>&1; then
    failed=$((failed + 1))
    say "$what:"
    cat "$work/said" >&2
  fi
}
debian=/usr/lib/python3/dist-packages   # its plain modules serve another Python as well
has_module() { "$python" -c "import sys; sys.path.append('$debian'); import $1" 2>/dev/null; }
has_module jsonschema || { python=python3; has_module jsonschema || python=/usr/bin/python3; }
[ -x "$python" ] || command -v "$python" >/dev/null || python=python3

cat >"$work/check_csv.py" <<'PYTHON'
import csv, sys
rows = list(csv.reader(open(sys.argv[1], newline="", encoding="utf-8"), strict=True))
bad = [i for i, row in enumerate(rows) if len(row) != len(rows[0])]
sys.exit(f"records of another length: {bad}" if bad or len(rows) < 2 else 0)
PYTHON
cat >"$work/check_ics.py" <<'PYTHON'
import sys
from icalendar import Calendar
data = open(sys.argv[1], "rb").read()
assert all(len(line) <= 75 for line in data.split(b"\r\n")), "a line of more than 75 octets"
assert b"\n" not in data.replace(b"\r\n", b""), "a line end without CR"
events = Calendar.from_ical(data).walk("VEVENT")
assert events, "no events"
for event in events:
    assert not event.errors, event.errors
    assert "Clause: " in str(event["DESCRIPTION"]), event["SUMMARY"]
    for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY"):
        assert name in event, name
uids = [str(event["UID"]) for event in events]
assert len(set(uids)) == len(uids), "a UID stands twice"
PYTHON
cat >"$work/check_schema.py" <<'PYTHON'
import glob, json, subprocess, sys
sys.path.append("/usr/lib/python3/dist-packages")
from jsonschema import Draft7Validator
payout = sys.argv[1]
def run(*arguments):
    return subprocess.run([payout, *arguments], capture_output=True, text=True).stdout
result = Draft7Validator(json.loads(run("schema", "result")))
bad = []
paths = [path for path in sorted(glob.glob("scenarios/**/*.yaml", recursive=True)) if "/terms/" not in path]
for path in paths[::20]:  # the tests of the program read all of them by its own reading of the schema
    for error in result.iter_errors(json.loads(run(path, "--format", "json"))):
        bad.append(f"{path}: {'/'.join(map(str, error.absolute_path))}: {error.message}")
sys.exit("\n".join(bad) if bad else 0)
PYTHON
cat >"$work/check_html.py" <<'PYTHON'
import sys, html5lib
html5lib.HTMLParser(strict=True).parse(open(sys.argv[1], "rb"))
PYTHON

cat >"$work/check_xlsx.py" <<'PYTHON'
import sys, zipfile
from decimal import Decimal
from xml.etree import ElementTree
N = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
book = zipfile.ZipFile(sys.argv[1])
assert book.testzip() is None
for name in book.namelist():
    ElementTree.fromstring(book.read(name))
names = [s.get("name") for s in ElementTree.fromstring(book.read("xl/workbook.xml")).iter(N + "sheet")]
assert len(set(names)) == len(names) and all(len(n) <= 31 for n in names), names
def rows(sheet):
    root = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{names.index(sheet) + 1}.xml"))
    for row in root.iter(N + "row"):
        yield {c.get("r").rstrip("0123456789"): (c.findtext(N + "v"), "".join(c.itertext())) for c in row.iter(N + "c")}
paid = sum(Decimal(r["G"][0]) for r in rows("Payments") if "G" in r and r["G"][0] is not None)
cash = [Decimal(r["B"][0]) for r in rows("Summary") if r.get("A", ("", ""))[1] == "Total cash"]
assert cash == [paid], (cash, paid)
PYTHON
cat >"$work/check_inputs.py" <<'PYTHON'
# Every shipped scenario and every file of terms by its schema, as readers of YAML 1.1 and of 1.2 take it; and that the
# schemas refuse what is wrong. Dates stay text: JSON has none.
import copy, json, pathlib, re, sys
sys.path.append("/usr/lib/python3/dist-packages")
import yaml, jsonschema
scenario_schema, terms_schema = sys.argv[1:]
Base = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
class Yaml11(Base):
    yaml_implicit_resolvers = {k: [(tag, r) for tag, r in v if tag != "tag:yaml.org,2002:timestamp"]
                               for k, v in yaml.SafeLoader.yaml_implicit_resolvers.items()}
class Yaml12(Base):
    yaml_implicit_resolvers = {}
for kind, what, first in (("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"), ("null", r"~|null|Null|NULL|", "~nN"),
                          ("int", r"[-+]?[0-9]+", "-+0123456789"),
                          ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789")):
    Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{kind}", re.compile(f"^({what})$"), list(first))
Yaml12.add_constructor("tag:yaml.org,2002:int", lambda self, node: int(node.value))
def words(x):  # JSON has only text for keys
    if isinstance(x, dict):
        return {str(k): words(v) for k, v in x.items()}
    return [words(v) for v in x] if isinstance(x, list) else x
def load(path, reading):
    return words(yaml.load(pathlib.Path(path).read_text(encoding="utf-8"), reading))
def validator(path):
    schema = json.load(open(path))
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)
scenarios, terms = validator(scenario_schema), validator(terms_schema)
wrong, counts = [], {"scenarios": 0, "terms": 0}
for path in sorted(pathlib.Path("scenarios").rglob("*.y*ml")):
    if "expect_error:" in path.read_text(encoding="utf-8"):  # wrong on purpose
        continue
    is_terms = "terms" in path.parts
    counts["terms" if is_terms else "scenarios"] += 1
    read = {"1.2": load(path, Yaml12), "1.1": load(path, Yaml11)}
    if repr(read["1.1"]) == repr(read["1.2"]):  # most files: nothing of it is read in two ways
        del read["1.1"]
    for version, data in read.items():
        error = next(iter((terms if is_terms else scenarios).iter_errors(data)), None)
        while error is not None and error.context:  # the form that came nearest
            error = max(error.context, key=lambda e: len(e.absolute_path))
        if error is not None:
            wrong.append(f"{path} (YAML {version}): {'/'.join(map(str, error.absolute_path))}: {error.message[:120]}")
if min(counts.values()) < 20:
    wrong.append(f"too few files: {counts}")
MISSING = object()
def refuses(schema, path, *changes):  # each change: where, and what stands there instead
    whole = load(path, Yaml12)
    for where, value in changes:
        data = copy.deepcopy(whole)
        place = data
        for step in where[:-1]:
            place = next(e for e in place if e.get("id") == step) if isinstance(place, list) and isinstance(step, str) else place[step]
        if value is MISSING:
            del place[where[-1]]
        else:
            place[where[-1]] = value
        if schema.is_valid(data):
            wrong.append(f"{path}: the schema takes {'/'.join(map(str, where))} = {value!r}")
refuses(scenarios, "scenarios/icg/change-in-control-everything.yaml",
        (["severence"], {}), (["salary", "bse"], "240000/year"), (["salary", "base"], 240000), (["salary", "target_bonus"], 0.45),
        (["termination", "reason"], "tired"), (["termination", "date"], "June 30"), (["grants", 0, "type"], "nsu"),
        (["grants", 0, "shares"], "many"), (["events", 0, "kind"], "merge"), (["employee"], MISSING))
refuses(terms, "scenarios/companies/acuity-brands/terms/agreement.yaml",
        (["clauses", 0, "kind"], "contract_trem"), (["clauses", 0, "cite"], MISSING), (["clauses", 0, "sumary"], "A term."),
        (["clauses", 0, "id"], ["a"]), (["clauses", 0, "when"], {"rout": "fired"}), (["documents"], "EA"))
refuses(terms, "scenarios/companies/pepco/terms/agreement.yaml",
        (["clauses", 13, "pay", "installments", "day"], 1.5), (["clauses", 13, "pay", "installments", "day"], "fifth"),
        (["clauses", 13, "pay", "installments", "day"], True))
refuses(terms, "scenarios/promises/ten-clauses/terms/agreement.yaml",
        (["clauses", "a3", "items", 0, "prorated", "days_in_year"], 364), (["clauses", "a3", "items", 0, "share"], 100),
        (["clauses", "a3", "items", 0, "of"], "Salary"), (["clauses", "a3", "pay"], {"on": "some day"}))
sys.exit("\n".join(wrong) if wrong else 0)
PYTHON
cat >"$work/check_output.py" <<'PYTHON'
import json, sys
sys.path.append("/usr/lib/python3/dist-packages")
import jsonschema
jsonschema.Draft7Validator(json.load(open(sys.argv[1]))).validate(json.load(open(sys.argv[2])))
PYTHON

scenarios="scenarios/icg/change-in-control-everything scenarios/icg/gross-up-five-year-history
scenarios/icg/deferred/ten-installments scenarios/icg/death-in-service"
for tool in tidy chromium; do command -v $tool >/dev/null || say "$tool is not installed: skipped"; done
for module in icalendar html5lib jsonschema; do has_module $module || say "python3-$module is not installed: skipped"; done

for scenario in $scenarios; do
  name=$(basename "$scenario")
  for format in json csv markdown html ics; do
    "$payout" report "$scenario.yaml" --format $format -o "$work/$name.$format" 2>/dev/null
  done
  if command -v "$python" >/dev/null; then
    check "$name.json" "$python" -m json.tool "$work/$name.json"
    check "$name.csv" "$python" "$work/check_csv.py" "$work/$name.csv"
    has_module icalendar && check "$name.ics" "$python" "$work/check_ics.py" "$work/$name.ics"
    has_module html5lib && check "$name.html" "$python" "$work/check_html.py" "$work/$name.html"
    "$payout" report "$scenario.yaml" -o "$work/$name.xlsx" 2>/dev/null
    check "$name.xlsx" "$python" "$work/check_xlsx.py" "$work/$name.xlsx"
  fi
  command -v tidy >/dev/null && check "$name.html" tidy -errors -quiet --drop-empty-elements no "$work/$name.html"
done
has_module jsonschema && check "schema result" "$python" "$work/check_schema.py" "$payout"
# Schemas: what people write by those for scenarios and terms, what the program writes by its own.
if has_module jsonschema && has_module yaml; then
  "$payout" schema scenario >"$work/scenario.schema"
  "$payout" schema agreement >"$work/agreement.schema"
  check "scenarios and terms by their schemas, YAML 1.1 and 1.2" "$python" "$work/check_inputs.py" \
    "$work/scenario.schema" "$work/agreement.schema"
  for kind in result matrix readings; do
    "$payout" schema $kind >"$work/$kind.schema"
    command=$kind
    [ $kind = result ] && command=report
    for scenario in $scenarios; do
      "$payout" $command "$scenario.yaml" --format json >"$work/out.json" 2>/dev/null
      check "$kind of $scenario by its schema" "$python" "$work/check_output.py" "$work/$kind.schema" "$work/out.json"
    done
  done
else
  say "python3-jsonschema or python3-yaml is not installed: skipped"
fi
# JUnit: a scenario that passes, one with wrong figures, one that cannot be read.
if command -v xmllint >/dev/null; then
  mkdir "$work/suite"
  cp scenarios/icg/death-in-service.yaml "$work/suite/right.yaml"
  printf 'agreement: icg\nemployee: {name: "<&\\uFFFE"}\ntitle: "]]> & \\u0001"\nexpect: {severance.total: 1.00, totals.cash: 2.00}\n' \
    >"$work/suite/wrong.yaml"
  printf 'a: [\n' >"$work/suite/unreadable.yaml"
  for edition in jenkins ant; do
    (cd "$work/suite" && "$payout" check . --junit ../junit.xml --junit-schema $edition >/dev/null 2>&1)
    check "JUnit for $edition" xmllint --noout --schema tests/formats/junit-$edition.xsd "$work/junit.xml"
  done
else
  say "xmllint is not installed: skipped"
fi
# The what-if commands.
everything=scenarios/icg/change-in-control-everything.yaml
gross_up=scenarios/icg/gross-up-five-year-history.yaml
what_if() {  # NAME COMMAND...: its HTML, JSON and CSV
  name=$1
  shift
  for format in html json csv; do "$payout" "$@" --format $format >"$work/$name.$format" 2>/dev/null; done
  command -v tidy >/dev/null && check "$name.html" tidy -errors -quiet "$work/$name.html"
  has_module html5lib && check "$name.html" "$python" "$work/check_html.py" "$work/$name.html"
  if command -v "$python" >/dev/null; then
    check "$name.json" "$python" -m json.tool "$work/$name.json"
    check "$name.csv" "$python" "$work/check_csv.py" "$work/$name.csv"
  fi
}
what_if matrix matrix $everything
what_if matrix-detail matrix $everything --detail
what_if diff diff $everything --set 'termination={reason: resignation, notice: 2000-05-01, date: 2000-06-30}'
what_if sweep sweep $gross_up --vary salary.base/year=100000..160000/5000 --cliffs
what_if sweep-grid sweep $gross_up --vary salary.base/year=100000..140000/10000 --vary salary.target_bonus%=30..60/5 \
  --show severance.total,parachute.excise
what_if sweep-dates sweep $everything --vary termination.date=2000-06-30..2000-12-31/1month --show severance.total,options.spread

browser() {  # chromium without any of its own traffic
  chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --user-data-dir="$work/profile" --hide-scrollbars "$@" >/dev/null 2>&1
}
if [ -n "$pictures" ] && command -v chromium >/dev/null; then
  mkdir -p "$pictures"
  for page in "$work"/*.html; do
    name=$(basename "$page" .html)
    browser --window-size=1100,3600 --screenshot="$pictures/$name.png" "file://$page"
    browser --window-size=1100,3600 --blink-settings=preferredColorScheme=0 --screenshot="$pictures/$name-dark.png" "file://$page"
    browser --window-size=500,3600 --screenshot="$pictures/$name-narrow.png" "file://$page"
    browser --no-pdf-header-footer --print-to-pdf="$pictures/$name.pdf" "file://$page"
    command -v pdftoppm >/dev/null && pdftoppm -r 60 -png "$pictures/$name.pdf" "$pictures/$name-page"
  done
  say "pictures are in $pictures"
fi
[ $checked -gt 0 ] || exit 77
[ $failed -eq 0 ]
