#!/usr/bin/env python3
"""cpp.py COPY [-j N] [--build-only | --again]: changes one comparison, rounding or step of a day at a time in src/clauses and src/law, and
says which change nothing notices.

COPY is a folder: a copy of the sources is made there in which every such place has a number (mutant.h), and built once
(`--again` takes what is built there). A first run of each scenario and of each test says which of them come to a place with
values for which the change makes a difference: at the boundary itself, or with a fraction to round. Then each change is switched
on and only those are run: first the scenarios, and if they do not notice, the tests.

A comparison takes the boundary in or leaves it out (< and <=, > and >=); what was rounded half up is rounded down, what was
rounded down is rounded up; a day, month or year more or less (+ 1, - 1) is left out. Not changed: loops over positions, text, and
what the compiler works out itself."""
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
        return 124


def main():
    arguments = sys.argv[1:]
    jobs = 1
    if "-j" in arguments:
        at = arguments.index("-j")
        jobs = int(arguments[at + 1])
        del arguments[at:at + 2]
    if not arguments:
        sys.exit(__doc__)
    copy = os.path.abspath(arguments[0])
    known = os.path.join(copy, "changes.json")
    if "--again" in arguments:
        with open(known, encoding="utf-8") as file:
            changes = json.load(file)
    else:
        changes = make_copy(copy)
        with open(known, "w", encoding="utf-8") as file:
            json.dump(changes, file)
        print(f"{len(changes)} changes", flush=True)
        build(copy)
    if "--build-only" in arguments:
        return

    def check(files):
        return [f"{copy}/build/payout", "check", *files, "-q", "--max", "1", "-j", "1"]

    tests = f"{copy}/build/payout_tests"
    seen_check, seen_tests = f"{copy}/seen-check", f"{copy}/seen-tests"
    for path in (seen_check, seen_tests):
        if os.path.exists(path):
            os.remove(path)
    for name in scenarios(copy):
        if run(copy, None, check([name]), 60, seen_check, name) != 0:
            sys.exit(f"{name} is wrong before anything is changed")
    if run(copy, None, [tests, "~[terms]~[shipped]"], 3600, seen_tests) != 0:
        print("some test fails before anything is changed", flush=True)
    reached, by_check = read_seen(seen_check)
    reached_by_tests, by_tests = read_seen(seen_tests)
    reached |= reached_by_tests

    def noticed(number):
        if number in by_check and run(copy, number, check(sorted(by_check[number])), 300) != 0:
            return "scenarios"
        names = sorted(n for n in by_tests.get(number, ()) if n)
        # By name; a comma parts names, and is written with a backslash.
        if names and run(copy, number, [tests] + [",".join('"' + re.sub(r'([,\\\[\]"*])', r"\\\1", n) + '"' for n in names)], 900) != 0:
            return "tests"
        return None

    counts = collections.Counter()
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        for number, by in enumerate(pool.map(noticed, range(len(changes)))):
            if by is None:
                by = ("never reached" if number not in reached else
                      "never at the boundary" if number not in by_check and number not in by_tests else "not noticed")
                path, line, what, text = changes[number]
                print(f"{by}: {number} {path}:{line}: {what}: {text}", flush=True)
            counts[by] += 1
    print(f"{len(changes)} changes of C++: " + ", ".join(f"{n} {by}" for by, n in counts.most_common()))


if __name__ == "__main__":
    main()
