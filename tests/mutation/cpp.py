#!/usr/bin/env python3
"""cpp.py COPY [-j N] [--build-only | --again] [--no-tests] [--seconds N]: changes one comparison, rounding or step of a day at a
time in src/clauses and src/law, and says which change nothing notices.

COPY is a folder: a copy of the sources is made there in which every such place has a number (mutant.h), and built once
(`--again` takes what is built there). A first run of each scenario and of each test says which of them come to a place with
values for which the change makes a difference: at the boundary itself, or with a fraction to round. Then each change is switched
on and only those are run: first the scenarios, and if they do not notice, the tests (`--no-tests`: the scenarios alone), each
change for at most N seconds (120).

What was found is kept in COPY (`noticed.json`). `--again` records the scenarios that are new or were changed since and runs, of
the changes not noticed so far, those that they come to: a minute after each new scenario. What stands is in `stands.txt`, by
reason: it is counted, and not shown.

A comparison takes the boundary in or leaves it out (< and <=, > and >=); what was rounded half up is rounded down, what was
rounded down is rounded up; a day, month or year more or less (+ 1, - 1) is left out. Not changed: loops over positions, text, and
what the compiler works out itself."""
import argparse
import collections
import concurrent.futures
import json
import os
import re
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
HERE = os.path.dirname(os.path.abspath(__file__))
COMPARISONS = {"<": "Less", "<=": "LessEqual", ">": "Greater", ">=": "GreaterEqual"}
CALLS = [(r"(?<![\w.>:])floor_of\(", "::mutant::down<{}>(", "up"),
         (r"(?<![\w.>:])round_half_up\((?!Wide)", "::mutant::nearest<{}>(", "down"),
         (r"(?:\bpayout::)?(?<![\w.>])to_the_cent\((?!OverOne x)", "::mutant::cent<{}>(", "down"),
         (r"(?<![\w.>])up_to_the_cent\(", "::mutant::cent_above<{}>(", "half up"),
         (r"(?<=[.>])rounded\(", "rounded<{}>(", "down"),
         (r"(?<=[.>])rounded_quotient\(", "rounded_quotient<{}>(", "down")]
ABOUT_DAYS = re.compile(r"day|month|year|week|date|count|shares|last|first|length", re.I)
NOT_ABOUT_DAYS = re.compile(r"size\(\)|substr|npos|begin\(\)|number - 1\)|\[\w+ [-+] 1\]|static_cast<int64_t>\(i\)")


def code_of(line):
    """The line with texts and comments blanked, as long as it was."""
    line = re.sub(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)\'', lambda m: "\x01" * len(m.group()), line)
    at = line.find("//")
    return line if at < 0 else line[:at] + "\x01" * (len(line) - at)


def places(text):
    """(line number, begin, end, with a {} for the number, what is changed) of every place of a file."""
    for n, line in enumerate(text.split("\n")):
        code = code_of(line)
        if re.match(r"\s*(#|template|static_assert|case .*:$)", code) or "constexpr" in code or "operator" in code:
            continue
        if re.match(r"\s*for \((?:size_t|int|unsigned) \w+ = .*(\+\+|--)", code) or re.search(r"while \(\w+ < \w+\.size\(\)", code):
            continue
        for found in re.finditer(r" (<=|>=|<|>)(?= |$)", code):
            op = found.group(1)
            yield n, found.start(1), found.end(1), f"{op} ::mutant::{COMPARISONS[op]}<{{}}>{{{{}}}} {op}", f"{op} and its other"
        for pattern, new, what in CALLS:
            for found in re.finditer(pattern, code):
                if re.match(r"\s*(Money|int64_t|Figure) \w*(::)?\w*\($", code[:found.end()]):
                    continue  # its declaration
                yield n, found.start(), found.end(), new, f"{found.group().rstrip('(')}: {what}"
        if ABOUT_DAYS.search(code) and not NOT_ABOUT_DAYS.search(code):
            for found in re.finditer(r"(?<= [-+] )1(?![\w.'])", code):
                yield n, found.start(), found.end(), "::mutant::one<{}>()", f"{code[found.start() - 2]} 1 left out"


def make_copy(copy):
    """The copy; returns the changes by number: (file, line, what, text)."""
    shutil.rmtree(os.path.join(copy, "src"), ignore_errors=True)
    shutil.rmtree(os.path.join(copy, "tests"), ignore_errors=True)
    shutil.rmtree(os.path.join(copy, "scenarios"), ignore_errors=True)
    os.makedirs(copy, exist_ok=True)
    for name in ("src", "tests", "scenarios", "CMakeLists.txt", "README.md", ".ci", ".clang-format"):
        source, to = os.path.join(ROOT, name), os.path.join(copy, name)
        if os.path.isdir(source):
            shutil.copytree(source, to, dirs_exist_ok=True)
        else:
            shutil.copy(source, to)
    changes = []
    for top in ("src/clauses", "src/law"):
        for folder, _, files in sorted(os.walk(os.path.join(copy, top))):
            for name in sorted(files):
                if not name.endswith((".cpp", ".h")):
                    continue
                path = os.path.join(folder, name)
                with open(path, encoding="utf-8") as file:
                    text = file.read()
                lines = text.split("\n")
                # from the back, so that what comes before stays where it is
                for n, begin, end, new, what in sorted(places(text), key=lambda p: (-p[0], -p[1])):
                    number = len(changes)
                    changes.append((os.path.relpath(path, copy), n + 1, what, text.split("\n")[n].strip()))
                    lines[n] = lines[n][:begin] + new.format(number) + lines[n][end:]
                with open(path, "w", encoding="utf-8") as file:
                    file.write("\n".join(lines))
    workings = os.path.join(copy, "src/clauses/workings.h")
    with open(workings, encoding="utf-8") as file:
        text = file.read()
    declaration = "  Figure rounded(Figure a, std::string_view label = {});\n"
    assert declaration in text
    with open(workings, "w", encoding="utf-8") as file:
        file.write(text.replace(declaration, declaration + """\
  template <int N>
  Figure rounded(Figure a, std::string_view label = {}) {
    const Exact half_up{round_half_up(a.value)}, down{floor_of(a.value)};
    return mutant::choose<Exact>(N, half_up, down) == half_up ? rounded(a, label) : rounded_to(down, a, label);
  }
  template <int N>
  Figure rounded_quotient(Figure a, Figure b) {
    return rounded<N>(quotient(a, b));
  }
"""))
    # The header of the tests is compiled once for all of them, with what a listener needs.
    with open(os.path.join(copy, "CMakeLists.txt"), "a", encoding="utf-8") as file:
        file.write("target_compile_definitions(payout_test_objects PRIVATE CATCH_CONFIG_EXTERNAL_INTERFACES)\n")
    shutil.copy(os.path.join(HERE, "mutant.h"), os.path.join(copy, "src/mutant.h"))
    shutil.copy(os.path.join(HERE, "mutant_seen.inc"), os.path.join(copy, "src/values/mutant_seen.cpp"))
    shutil.copy(os.path.join(HERE, "mutant_listener.inc"), os.path.join(copy, "tests/mutant_listener_test.cpp"))
    return changes


def build(copy):
    flags = f"-std=c++20 -include {os.path.abspath(copy)}/src/mutant.h -Wno-sign-compare"
    folder = os.path.join(copy, "build")
    subprocess.run(["cmake", "-S", copy, "-B", folder, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug", "-DCMAKE_CXX_FLAGS_DEBUG=-O1 -w",
                    f"-DCMAKE_CXX_FLAGS={flags}"], check=True, stdout=subprocess.DEVNULL)
    for target in ("payout", "payout_tests"):
        subprocess.run(["cmake", "--build", folder, "-j1", "--target", target], check=True)


def read_seen(path):
    """By number: come to at all; and by whom with a difference."""
    reached, differs = set(), collections.defaultdict(set)
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            for line in file:
                number, how, test = line.rstrip("\n").split(" ", 2)
                reached.add(int(number))
                if int(how) & 2:
                    differs[int(number)].add(test)
    return reached, differs


def scenarios(copy):
    """The scenarios, and not the terms beside them."""
    found = []
    for folder, _, files in os.walk(os.path.join(copy, "scenarios")):
        if "terms" not in os.path.relpath(folder, copy).split(os.sep):
            found += [os.path.relpath(os.path.join(folder, name), copy) for name in files if name.endswith(".yaml")]
    return sorted(found)


def run(copy, number, arguments, seconds, seen=None, name=None):
    env = {**os.environ, "PATH": f"{copy}/build:{os.environ['PATH']}"}
    env.pop("UPDATE_GOLDEN", None)
    if number is not None:
        env["PAYOUT_MUTANT"] = str(number)
    if seen:
        env["PAYOUT_MUTANTS_SEEN"] = seen
    if name:
        env["PAYOUT_MUTANTS_TEST"] = name
    try:
        return subprocess.run(arguments, env=env, capture_output=True, cwd=copy, timeout=seconds).returncode
    except subprocess.TimeoutExpired:
        return None


def load(path, otherwise):
    if not os.path.exists(path):
        return otherwise
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def save(path, what):
    with open(path + ".new", "w", encoding="utf-8") as file:
        json.dump(what, file)
    os.replace(path + ".new", path)


def check(copy, files):
    return [f"{copy}/build/payout", "check", *files, "-q", "--max", "1", "-j", "1"]


def record_scenarios(copy):
    """Runs the scenarios that are new; returns their names."""
    shutil.copytree(os.path.join(ROOT, "scenarios"), os.path.join(copy, "scenarios"), dirs_exist_ok=True)
    known = os.path.join(copy, "recorded.json")
    recorded, new = load(known, {}), set()
    for name in scenarios(copy):
        changed = os.path.getmtime(os.path.join(copy, name))
        if recorded.get(name) == changed:
            continue
        if run(copy, None, check(copy, [name]), 60, f"{copy}/seen-check", name) != 0:
            sys.exit(f"{name} is wrong before anything is changed")
        recorded[name] = changed
        new.add(name)
    save(known, recorded)
    return new


def what_stands():
    """(file, what is changed, line) of the changes that were looked at and stand, with the reason."""
    found, reason = {}, None
    with open(os.path.join(HERE, "stands.txt"), encoding="utf-8") as file:
        for line in file:
            line = line.rstrip("\n")
            if line.startswith("== "):
                reason = line[3:]
            elif line and not line.startswith("#"):
                found[tuple(line.split(" | ", 2))] = reason
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("copy")
    parser.add_argument("-j", type=int, default=1)
    parser.add_argument("--seconds", type=int, default=120)
    for flag in ("--build-only", "--again", "--no-tests"):
        parser.add_argument(flag, action="store_true")
    options = parser.parse_args()
    copy = os.path.abspath(options.copy)
    if not options.again:
        save_to = os.path.join(copy, "changes.json")
        changes = make_copy(copy)
        save(save_to, changes)
        for name in ("seen-check", "seen-tests", "recorded.json", "noticed.json"):
            if os.path.exists(os.path.join(copy, name)):
                os.remove(os.path.join(copy, name))
        print(f"{len(changes)} changes", flush=True)
        build(copy)
    changes = load(os.path.join(copy, "changes.json"), [])
    if options.build_only:
        return

    new = record_scenarios(copy)
    reached, by_check = read_seen(f"{copy}/seen-check")
    tests = f"{copy}/build/payout_tests"
    if not options.no_tests and not os.path.exists(f"{copy}/seen-tests"):
        if run(copy, None, [tests, "~[terms]~[shipped]"], 3600, f"{copy}/seen-tests") != 0:
            print("some test fails before anything is changed", flush=True)
    reached_by_tests, by_tests = read_seen(f"{copy}/seen-tests")
    reached |= reached_by_tests
    known = os.path.join(copy, "noticed.json")
    noticed = {int(n): by for n, by in load(known, {}).items()}

    def who_notices(number):
        """By whom; `missed` by the scenarios, or by all, or that the time was over."""
        by = noticed.get(number)
        if by in ("scenarios", "tests"):
            return by
        files = sorted(by_check.get(number, set()) if by is None else by_check.get(number, set()) & new)
        # a few from everywhere first: most changes are noticed by one of them
        for part in (files[::max(1, len(files) // 12)], files) if len(files) > 24 else (files,):
            if part and run(copy, number, check(copy, part), options.seconds) != 0:
                return "scenarios"
        if options.no_tests or by == "missed by all":
            return by or "missed by scenarios"
        # By name; a comma parts names, and is written with a backslash.
        names = ['"' + re.sub(r'([,\\\[\]"*])', r"\\\1", n) + '"' for n in sorted(by_tests.get(number, ())) if n]
        result = run(copy, number, [tests, ",".join(names), "--abort"], options.seconds) if names else 0
        return "missed by all" if result == 0 else "time over" if result is None else "tests"

    with concurrent.futures.ThreadPoolExecutor(options.j) as pool:
        at_a_boundary = sorted(set(by_check) | set(by_tests))
        for done, (number, by) in enumerate(zip(at_a_boundary, pool.map(who_notices, at_a_boundary))):
            noticed[number] = by
            if done % 20 == 0:
                save(known, noticed)
    save(known, noticed)

    counts, stands = collections.Counter(), what_stands()
    for number, (path, line, what, text) in enumerate(changes):
        by = noticed.get(number) or ("never at the boundary" if number in reached else "never reached")
        if by not in ("scenarios", "tests"):
            reason = stands.get((path, what, text)) if number in noticed else None
            if reason:
                by = f"stand: {reason}"
            else:
                print(f"{by}: {number} {path}:{line}: {what}: {text}", flush=True)
        counts[by] += 1
    print(f"{len(changes)} changes of C++")
    for by, n in counts.most_common():
        print(f"  {n:5} {by}")


if __name__ == "__main__":
    main()
