#!/usr/bin/env python3
"""terms.py PAYOUT [-j N] [FOLDER...]: changes one term of the shipped agreements at a time and says which change nothing notices.

A number, period, date or rate is made one more and one less, `true` and `false` are turned, the other reading of an open point
is taken, a key (with what stands under it) and an entry of a list of words are left out. The scenarios that are under the
agreement are computed again: a change is noticed where a figure that they expect moves, or where the terms are refused. Of the
others it is said whether `payout validate` warns of them. FOLDER: only the agreements in it.

Words for people (summary, label, why, titles, sources), citations and the names of clauses are left alone."""
import concurrent.futures
import datetime
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
WORDS = {"summary", "label", "why", "title", "cite", "id", "kind", "called", "says", "reasoning", "dated", "source", "documents",
         "note", "or", "key"}


class Flow:
    """`{a: 1, b: [x, y]}` on one line: its entries, with where they stand."""

    def __init__(self, text, at):
        self.entries = []  # (begin, end, key or None, value begin)
        self.nested = []
        closing = {"{": "}", "[": "]"}[text[at]]
        self.is_map = text[at] == "{"
        pos = at + 1
        while True:
            while text[pos] == " ":
                pos += 1
            if text[pos] == closing:
                break
            begin = pos
            key = None
            if self.is_map:
                found = re.match(r"[^:,{}\[\]]+: ?", text[pos:])
                if not found:
                    raise ValueError
                key = found.group().rstrip(": ").strip()
                pos += found.end()
            value = pos
            if text[pos] in "{[":
                inner = Flow(text, pos)
                self.nested.append((key, inner))
                pos = inner.end
            elif text[pos] in "\"'":
                pos = text.index(text[pos], pos + 1) + 1
            else:
                while text[pos] not in ",]}":
                    pos += 1
            self.entries.append((begin, pos, key, value))
            while text[pos] == " ":
                pos += 1
            if text[pos] == ",":
                pos += 1
        self.end = pos + 1

    def all(self, told=False):
        for n, (begin, end, key, value) in enumerate(self.entries):
            yield self, n, begin, end, key, value, told or key in WORDS
        for key, inner in self.nested:
            yield from inner.all(told or key in WORDS)


def value_changes(value):
    """Another value of the same kind, with a word on what was changed."""
    if re.fullmatch(r"true|false", value):
        yield "turned", "false" if value == "true" else "true"
        return
    if re.match(r"[A-Z]{2,} \d|Item ", value):
        return  # a citation
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        for days, what in ((1, "a day later"), (-1, "a day earlier")):
            yield what, str(datetime.date.fromisoformat(value) + datetime.timedelta(days=days))
        return
    # 12 months, 240000/year, 50%, 2.99, 12-31; no number within a word
    for number in re.finditer(r"(?<![\w.])\d+(?:\.\d+)?(?![\w])", value):
        text = number.group()
        for step, what in ((1, "one more"), (-1, "one less")):
            if "." in text:
                whole, part = text.split(".")
                new = str(int(whole + part) + step).zfill(len(text) - 1)
                new = new[:-len(part)] + "." + new[-len(part):]
            else:
                new = str(int(text) + step).zfill(len(text) if text.startswith("0") else 1)
            if not new.startswith("-"):
                yield what, value[:number.start()] + new + value[number.end():]


def changes(lines):
    """(line number, what, the changed lines) for every change of a file of terms."""
    skip_deeper = None  # below a key of words, or in a block of text
    for n, line in enumerate(lines):
        text = line.rstrip("\n")
        bare = text.lstrip(" ")
        indent = len(text) - len(bare)
        if not bare or bare.startswith("#"):
            continue
        if skip_deeper is not None:
            if indent > skip_deeper:
                continue
            skip_deeper = None
        found = re.match(r"^( *(?:- )*)(?:([A-Za-z_]\w*):(?: (.*))?|(.*))$", text)
        head, key, value = found.group(1), found.group(2), found.group(3) or ""
        start = len(text) - len(value) if key else len(head)
        if not key:
            value = found.group(4)
        if key in WORDS:
            if not value or value[0] in "|>":
                skip_deeper = len(head)
            if key == "or" and n and (other := re.match(r"^( *)reading: (\w+) *$", lines[n - 1])):
                alternatives = re.findall(r"\w+", value)
                swapped = [f"{other.group(1)}reading: {alternatives[0]}\n",
                           f"{other.group(1)}or: [{', '.join(alternatives[1:] + [other.group(2)])}]\n"]
                yield n - 1, f"reading: {alternatives[0]}", lines[:n - 1] + swapped + lines[n + 1:]
            continue
        if key == "reading":
            continue
        # the key with what stands under it
        if key and key != "clauses":
            end = n + 1
            while end < len(lines) and (not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip(" ")) > len(head)
                                        or (len(head) == indent and lines[end].startswith(" " * indent + "- ")
                                            and not value)):
                end += 1
            if head.endswith("- "):  # the first key of an entry: the next takes its dash
                rest = lines[end:]
                if rest and rest[0].startswith(" " * len(head)) and not rest[0][len(head):].startswith((" ", "-")):
                    yield n, f"without `{key}`", lines[:n] + [head + rest[0][len(head):]] + rest[1:]
            else:
                yield n, f"without `{key}`", lines[:n] + lines[end:]

        def put(begin, stop, new):
            return lines[:n] + [text[:begin] + new + text[stop:] + "\n"] + lines[n + 1:]

        if value[:1] in ("{", "["):
            try:
                flow = Flow(text + "\0", start)
            except (ValueError, IndexError):
                continue
            names = any(k == "kind" for _, _, k, _ in flow.entries)
            for part, i, begin, stop, k, v, told in flow.all():
                if told or k == "reading":
                    continue
                if k or len(part.entries) > 1:
                    entry = text[begin:stop]
                    if i + 1 < len(part.entries):
                        yield n, f"without `{entry}`", put(begin, part.entries[i + 1][0], "")
                    elif i:
                        yield n, f"without `{entry}`", put(part.entries[i - 1][1], stop, "")
                    elif not names:
                        yield n, f"without `{entry}`", put(begin, stop, "")
                if text[v] not in "{[\"'":
                    for what, new in value_changes(text[v:stop]):
                        yield n, f"{k + ': ' if k else ''}{new}, {what}", put(v, stop, new)
        elif value and value[0] not in "|>\"'":
            plain = value.split(" #")[0].rstrip()
            for what, new in value_changes(plain):
                yield n, f"{new}, {what}", put(start, start + len(plain), new)


def scenarios_by_agreement(top):
    """The scenarios under each folder of terms."""
    found = {}
    for folder, _, files in os.walk(top):
        for name in files:
            path = os.path.join(folder, name)
            if not name.endswith(".yaml") or os.path.basename(folder) == "terms":
                continue
            with open(path, encoding="utf-8") as file:
                says = re.search(r"(?m)^agreement: *(\S+)", file.read())
            if says:
                found.setdefault(os.path.normpath(os.path.join(folder, says.group(1))), []).append(path)
    return found


def passes(payout, scenarios):
    return subprocess.run([payout, "check", "-q", "-j", "1", "--max", "1"] + scenarios, capture_output=True).returncode == 0


def warnings(payout, agreement):
    said = subprocess.run([payout, "validate", "--format", "json", agreement], capture_output=True, text=True).stdout
    return said.count('"severity": "warning"') + said.count('"level": "warning"')


def work(job):
    """Every change of one part of the agreements, in a copy of its own."""
    payout, only, part, parts = job
    found = []
    with tempfile.TemporaryDirectory() as top:
        copy = os.path.join(top, "scenarios")
        shutil.copytree(os.path.join(ROOT, "scenarios"), copy)
        for folder, _, files in os.walk(copy):
            for name in files:
                path = os.path.join(folder, name)
                if not name.endswith(".yaml"):
                    continue
                with open(path, encoding="utf-8") as file:
                    text = file.read()
                new = re.sub(r"(?m)^agreement: icg\b", f"agreement: {copy}/icg", text)
                if new != text:
                    with open(path, "w", encoding="utf-8") as file:
                        file.write(new)
        n = 0
        for agreement, scenarios in sorted(scenarios_by_agreement(copy).items()):
            terms = os.path.join(agreement, "terms")
            name = os.path.relpath(agreement, copy)
            if not os.path.isdir(terms) or (only and not any(name == o or name.startswith(o + "/") for o in only)):
                continue
            baseline = None
            for file_name in sorted(os.listdir(terms)):
                if not file_name.endswith(".yaml") or file_name == "reading-words.yaml":
                    continue
                path = os.path.join(terms, file_name)
                with open(path, encoding="utf-8") as file:
                    lines = file.readlines()
                for at, what, changed in changes(lines):
                    n += 1
                    if n % parts != part:
                        continue
                    if baseline is None:
                        if not passes(payout, scenarios):
                            sys.exit(f"{name}: the scenarios are wrong before anything is changed")
                        baseline = warnings(payout, agreement)
                    with open(path, "w", encoding="utf-8") as file:
                        file.writelines(changed)
                    if passes(payout, scenarios):
                        told = warnings(payout, agreement) > baseline
                        found.append((name, file_name, at + 1, what, lines[at].strip(), told))
                    else:
                        found.append(None)
                with open(path, "w", encoding="utf-8") as file:
                    file.writelines(lines)
    return found


def main():
    arguments = sys.argv[1:]
    jobs = 1
    if "-j" in arguments:
        at = arguments.index("-j")
        jobs = int(arguments[at + 1])
        del arguments[at:at + 2]
    if not arguments:
        sys.exit(__doc__)
    payout = os.path.abspath(arguments.pop(0))
    parts = max(1, jobs * 4) if jobs > 1 else 1
    with concurrent.futures.ProcessPoolExecutor(jobs) as pool:
        results = [r for part in pool.map(work, [(payout, arguments, p, parts) for p in range(parts)]) for r in part]
    unnoticed = sorted(r for r in results if r)
    for name, file_name, line, what, text, told in unnoticed:
        print(f"{'warned of' if told else 'not noticed'}: {name}/terms/{file_name}:{line}: {what}: {text[:160]}")
    warned = sum(1 for r in unnoticed if r[5])
    print(f"{len(results)} changes of terms: {len(results) - len(unnoticed)} noticed, {warned} warned of only, "
          f"{len(unnoticed) - warned} not noticed")


if __name__ == "__main__":
    main()
