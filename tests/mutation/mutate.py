#!/usr/bin/env python3
"""Changes one thing at a time and says which change no test notices.

mutate.py terms PAYOUT [EVERY]          each term of the built-in agreement: numbers, periods, dates and rates one up, words
                                        true and false turned, the other reading taken, a line left out; every EVERY-th only
mutate.py cpp BUILD [EVERY] FILE...     each comparison at a boundary, each rounding and each +/- 1 in the C++ files; BUILD is
                                        a build folder, which is built for each change (the file is put back afterwards)

A change is noticed when it is refused, or when a figure of a shipped scenario with `expect:` moves; of C++ also when a test
of the library fails (`payout_tests`, without the slow ones)."""
import datetime
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
WORDS_ONLY = ("gist", "label", "why", "title", "cite", "id", "kind", "called", "says", "reasoning")


def term_changes(line):
    """The changed lines of a line of terms, each with a word on it."""
    found = re.match(r"^(\s*(?:- )?)([A-Za-z_]+): (.+?)(\s+#.*)?\n$", line)
    if not found or found.group(2) in WORDS_ONLY or "title:" in line:
        return
    head, key, value = found.group(1), found.group(2), found.group(3)
    reasons = value.find("why:")  # of a flow map: what only tells
    told = len(value) if reasons < 0 else reasons

    def with_value(new):
        return f"{head}{key}: {new}\n"

    for date in re.finditer(r"\d{4}-\d\d-\d\d", value):
        later = datetime.date.fromisoformat(date.group()) + datetime.timedelta(days=1)
        yield "a day later", with_value(value[:date.start()] + str(later) + value[date.end():])
    if "-" not in value or not re.search(r"\d{4}-\d\d", value):
        for number in re.finditer(r"(?<![A-Z] )(?<![\w.])\d+(?![\w.]*[\w.])|(?<![\w.])\d+(?=%|/| |\b)", value):
            if number.start() < told:
                yield "one more", with_value(value[:number.start()] + str(int(number.group()) + 1) + value[number.end():])
    for word, other in (("true", "false"), ("false", "true")):
        if re.search(rf"\b{word}\b", value):
            yield f"{word} turned", with_value(re.sub(rf"\b{word}\b", other, value, count=1))
    if not head.strip() and not value.startswith(("{", "[", "|", ">")) and key != "reading":
        yield "left out", ""


def reading_change(lines, n):
    """The other reading where a line gives one and the next its alternatives."""
    first = re.match(r"^(\s*)reading: (\w+)\s*$", lines[n])
    if not first or n + 1 >= len(lines):
        return None
    other = re.match(r"^\s*or: \[(\w+)(.*)\]\s*$", lines[n + 1])
    if not other:
        return None
    return [f"{first.group(1)}reading: {other.group(1)}\n", f"{first.group(1)}or: [{first.group(2)}{other.group(2)}]\n"]


def all_term_changes(folder):
    for name in sorted(os.listdir(folder)):
        if name == "reading-words.yaml":
            continue
        path = os.path.join(folder, name)
        with open(path, encoding="utf-8") as file:
            lines = file.readlines()
        for n, line in enumerate(lines):
            for what, new in term_changes(line):
                yield path, n, what, lines[:n] + [new] + lines[n + 1:]
            if swapped := reading_change(lines, n):
                yield path, n, "other reading", lines[:n] + swapped + lines[n + 2:]


def check(payout, folder):
    ran = subprocess.run([payout, "check", folder, "-j", "2", "--max", "1"], capture_output=True, text=True)
    return ran.returncode == 0


def mutate_terms(payout, every):
    with tempfile.TemporaryDirectory() as top:
        copy = os.path.join(top, "icg")
        shutil.copytree(os.path.join(ROOT, "scenarios", "icg"), copy)
        for folder, _, files in os.walk(copy):
            if os.path.basename(folder) == "terms":
                continue
            for name in files:
                if not name.endswith(".yaml"):
                    continue
                path = os.path.join(folder, name)
                with open(path, encoding="utf-8") as file:
                    text = file.read()
                with open(path, "w", encoding="utf-8") as file:
                    file.write(re.sub(r"(?m)^agreement: icg", f"agreement: {copy}", text))
        if not check(payout, copy):
            sys.exit("the scenarios are wrong before anything is changed")
        changes = list(all_term_changes(os.path.join(copy, "terms")))[::every]
        unnoticed = 0
        for path, n, what, lines in changes:
            with open(path, encoding="utf-8") as file:
                before = file.read()
            with open(path, "w", encoding="utf-8") as file:
                file.writelines(lines)
            if check(payout, copy):
                unnoticed += 1
                print(f"not noticed: {os.path.basename(path)}:{n + 1}: {what}: {before.splitlines()[n].strip()}", flush=True)
            with open(path, "w", encoding="utf-8") as file:
                file.write(before)
        print(f"{len(changes)} changes of terms, {unnoticed} not noticed")
        return unnoticed


COMPARISONS = [("<=", "<"), (">=", ">"), (" < ", " <= "), (" > ", " >= "), ("half_up", "down"), ("floor", "ceil"),
               (" + 1", ""), (" - 1", "")]


def cpp_changes(path):
    with open(path, encoding="utf-8") as file:
        lines = file.readlines()
    for n, line in enumerate(lines):
        code = line.split("//")[0]
        if code.lstrip().startswith(("#", "template")) or "<=>" in code:
            continue
        for old, new in COMPARISONS:
            at = code.find(old)
            if at < 0 or (old == " < " and "<" in code.replace(" < ", "")) or code[at:].startswith(old + "="):
                continue
            yield n, f"`{old.strip()}` to `{new.strip()}`", lines[:n] + [line.replace(old, new, 1)] + lines[n + 1:], line


def mutate_cpp(build, every, files):
    unnoticed = total = 0
    for path in files:
        with open(path, encoding="utf-8") as file:
            before = file.read()
        try:
            for n, what, lines, line in list(cpp_changes(path))[::every]:
                with open(path, "w", encoding="utf-8") as file:
                    file.writelines(lines)
                targets = ["payout", "payout_tests"] if os.path.exists(f"{build}/payout_tests") else ["payout"]
                built = subprocess.run(["cmake", "--build", build, "--target"] + targets, capture_output=True)
                total += 1
                if built.returncode != 0:
                    continue  # the compiler notices
                if not check(f"{build}/payout", os.path.join(ROOT, "scenarios")):
                    continue
                if len(targets) > 1 and subprocess.run([f"{build}/payout_tests", "~[terms]~[shipped]"],
                                                       capture_output=True).returncode != 0:
                    continue
                unnoticed += 1
                print(f"not noticed: {path}:{n + 1}: {what}: {line.strip()}", flush=True)
        finally:
            with open(path, "w", encoding="utf-8") as file:
                file.write(before)
    print(f"{total} changes of C++, {unnoticed} not noticed")
    return unnoticed


def main():
    if len(sys.argv) < 3 or sys.argv[1] not in ("terms", "cpp"):
        sys.exit(__doc__)
    rest = sys.argv[3:]
    every = int(rest.pop(0)) if rest and rest[0].isdigit() else 1
    if sys.argv[1] == "terms":
        mutate_terms(os.path.abspath(sys.argv[2]), every)
    else:
        mutate_cpp(sys.argv[2], every, rest)


main()
