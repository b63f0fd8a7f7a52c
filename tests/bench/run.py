#!/usr/bin/env python3
"""The benchmark: cmake --build build --target bench, or by hand

    tests/bench/run.py PAYOUT BARE_YAML FLOOR COMPARE_ROWS [--rows N] [--memory]

Everything is measured against something in the same run, best of several, since machines differ; run it on a quiet one.
Results are compared too: the run ends with 1 when a cell differs from the decimal script. --memory streams ten million
rows and shows the peak of memory. Debian's python3-numpy is needed for one line of the table only.
"""
import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
REPORT = ROOT / "scenarios/icg/change-in-control-everything.yaml"


def seconds(commands, repeat):
    """Best wall time of each command, run in turns so that a busy moment meets them all."""
    best = [float("inf")] * len(commands)
    for _ in range(repeat):
        for i, command in enumerate(commands):
            start = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
            best[i] = min(best[i], time.perf_counter() - start)
    return best


def line(what, value, mark="", passed=None):
    verdict = "" if passed is None else ("pass" if passed else "MISS")
    print(f"  {what:<52} {value:>24}  {mark:<22} {verdict}", flush=True)


def one_report(a):
    print("One report")
    start, bare, report = seconds([[a.payout, "--version"], [a.bare, REPORT], [a.payout, REPORT]], 40)
    line("process start (payout --version)", f"{start * 1000:.2f} ms")
    line("bare yaml-cpp, the same file", f"{bare * 1000:.2f} ms")
    line("payout report", f"{report * 1000:.2f} ms = {report / bare:.2f} x", "at most 1.5 x bare", report <= 1.5 * bare)


def many_files(a, folder):
    print("Many files")
    source = sorted((ROOT / "scenarios/icg").glob("*.yaml"))
    for i in range(2000):
        shutil.copy(source[i % len(source)], folder / f"{i:05d}.yaml")
    names = sorted(map(str, folder.glob("*.yaml")))
    jsonl = [a.payout, "report", folder, "--format", "jsonl"]
    one, two, ours, ours2 = seconds([[a.bare, *names], [a.bare, "-j", "2", *names], jsonl, [*jsonl, "-j", "2"]], 8)
    rate = lambda t: f"{len(names) / t:,.0f} files/s"
    line("bare yaml-cpp, one thread", rate(one))
    line("bare yaml-cpp, two threads", f"{rate(two)} = {one / two:.2f} x")
    line("payout report FOLDER --format jsonl", f"{rate(ours)} = {100 * one / ours:.0f} %", "at least 80 % of bare",
         ours <= one / 0.8)
    line("the same with -j 2", f"{rate(ours2)} = {ours / ours2:.2f} x", "1.8 x one thread", ours / ours2 >= 1.8)


def differing_cells(a, b):
    different = 0
    with open(a) as one, open(b) as two:
        for x, y in zip(one, two):
            if x != y:
                different += sum(p != q for p, q in zip(x.rstrip().split(","), y.rstrip().split(",")))
    return different


def batch(a, folder):
    rows = folder / "rows.csv"
    with open(rows, "w") as out:
        subprocess.run([sys.executable, HERE / "generate_rows.py", str(a.rows)], stdout=out, check=True)
    print(f"Batch, {a.rows:,} rows")
    template = HERE / "template.yaml"
    ours = [a.payout, "batch", template, "--rows", rows]
    floor, one, two = seconds([[a.floor, rows], ours, [*ours, "-j", "2"]], 7)
    rate = lambda t: f"{a.rows / t:,.0f} rows/s"
    line("the floor: the job's rules written out", rate(floor))
    line("payout batch", f"{rate(one)} = {one / floor:.1f} x", "at most 3 x the floor", one <= 3 * floor)
    line("payout batch -j 2", f"{rate(two)} = {one / two:.2f} x faster", "1.8 x one thread", one / two >= 1.8)
    results, exact, fast = folder / "payout.csv", folder / "decimal.csv", folder / "numpy.csv"
    with open(results, "w") as out:
        subprocess.run(ours, stdout=out, check=True)
    start = time.perf_counter()
    with open(exact, "w") as out:
        subprocess.run([sys.executable, HERE / "decimal_job.py", rows], stdout=out, check=True)
    spent = time.perf_counter() - start
    line("plain Python decimal", f"{rate(spent)} = {spent / one:.1f} x slower")
    wrong = differing_cells(results, exact)
    line("cells that differ from the decimal script", f"{wrong}", "none", wrong == 0)
    with open(folder / "floor.csv", "w") as out:
        subprocess.run([a.floor, rows], stdout=out, check=True)
    off = differing_cells(folder / "floor.csv", exact)
    line("cells in which the floor differs from it", f"{off}", "none", off == 0)
    numpy = next((p for p in ("/usr/bin/python3", sys.executable)
                  if subprocess.run([p, "-c", "import numpy"], stderr=subprocess.DEVNULL).returncode == 0), None)
    if numpy is None:
        line("NumPy", "not installed", "(python3-numpy)")
    else:
        start = time.perf_counter()
        with open(fast, "w") as out:
            subprocess.run([numpy, HERE / "numpy_job.py", rows], stdout=out, check=True)
        spent = time.perf_counter() - start
        line("NumPy", f"{rate(spent)} = {spent / one:.1f} x slower")
        line("cells in which NumPy differs from decimal", f"{differing_cells(fast, exact)}")
    return wrong == 0


def twins(a):
    """Random rows of six templates: in a table, as far as its columns ask, and alone and whole."""
    print(f"The same bytes in a table and alone, {a.rows:,} random rows of each template")
    ran = subprocess.run([a.compare, str(a.rows)], stdout=subprocess.PIPE, text=True)
    for text in ran.stdout.splitlines():
        name, _, rest = text.partition(": ")
        if rest.endswith("in error"):
            line(name, rest.split(" rows, ")[1], "none different", " 0 different" in rest)
        else:
            print(text)
    return ran.returncode == 0


def sweep(a, folder):
    """A sweep over N values of one fact against a batch of the same N rows and results."""
    n = a.rows
    print(f"Sweep, {n:,} values")
    folder.mkdir()
    shutil.copytree(HERE / "plan", folder / "plan")
    text = (HERE / "template.yaml").read_text()
    template = folder / "template.yaml"
    template.write_text(text[:text.index("columns:")])
    (folder / "rows.csv").write_text("salary.base\n" + "".join(f"{100000 + i}.00/year\n" for i in range(n)))
    items = "severance.total,totals.cash"
    by_rows = [a.payout, "batch", template, "--rows", folder / "rows.csv", "--columns", f"salary.base,{items},error"]
    by_range = [a.payout, "sweep", template, "--vary", f"salary.base/year=100000..{100000 + n - 1}/1", "--show", items,
                "--format", "csv"]
    same = (subprocess.run(by_rows, stdout=subprocess.PIPE).stdout == subprocess.run(by_range, stdout=subprocess.PIPE).stdout)
    rows, ranged, two = seconds([by_rows, by_range, [*by_range, "-j", "2"]], 3)
    line("payout batch, the same rows", f"{n / rows:,.0f} rows/s")
    line("payout sweep", f"{n / ranged:,.0f} rows/s = {ranged / rows:.2f} x", "at most 1.25 x batch", ranged <= 1.25 * rows)
    line("payout sweep -j 2", f"{n / two:,.0f} rows/s = {ranged / two:.2f} x faster")
    line("the same table", "yes" if same else "NO", "yes", same)
    # Every cent between two amounts is looked at where the function bends: far more than the rows.
    cliffs = [a.payout, "sweep", template, "--vary", "salary.base/year=100000..1000000/100000", "--show", items, "--cliffs",
              "--format", "csv"]
    one, two = seconds([[*cliffs, "-j", "1"], [*cliffs, "-j", "2"]], 3)
    line("payout sweep --cliffs -j 2", f"{one / two:.2f} x faster", "1.8 x one thread", one / two >= 1.8)
    alike = (subprocess.run([*cliffs, "-j", "1"], stdout=subprocess.PIPE).stdout ==
             subprocess.run([*cliffs, "-j", "2"], stdout=subprocess.PIPE).stdout)
    line("the same cliffs", "yes" if alike else "NO", "yes", alike)
    return same and alike


def growth(a, folder):
    """Time per unit must stay level while the number of units grows eightfold."""
    print("Growth (time per unit, the smallest = 1)")
    text = (HERE / "template.yaml").read_text().replace("agreement: plan", "agreement: .")
    terms = (HERE / "plan/terms/plan.yaml").read_text()
    head = text[:text.index("columns:")]
    (folder / "terms").mkdir()

    def per_unit(what, sizes, prepare):
        times = []
        for size in sizes:
            table, template = prepare(size)
            (folder / "grow.csv").write_text(table)
            (folder / "grow.yaml").write_text(template)
            command = [a.payout, "batch", folder / "grow.yaml", "--rows", folder / "grow.csv"]
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True)  # no row has an error
            times.append(seconds([command], 3)[0] / size)
        low = min(times)
        line(what, " ".join(f"{t / low:.2f}" for t in times), " ".join(map(str, sizes)), times[-1] <= 1.3 * times[0])

    def table_of(n):
        return "id,salary.base\n" + "".join(f"{i},{100000 + i}/year\n" for i in range(n))

    def of_rows(n):
        (folder / "terms/plan.yaml").write_text(terms)
        return table_of(n), head

    def of_grants(n):
        (folder / "terms/plan.yaml").write_text(terms)
        listed = "".join(f"  - {{id: N{i}, plan: plan, type: nso, granted: 1998-{i % 12 + 1:02d}-01, shares: {1000 + i}, "
                         f"price: 18.00}}\n" for i in range(n))
        return table_of(400), re.sub(r"grants:\n(  - .*\n)+", "grants:\n" + listed, head)

    def of_installments(n):
        (folder / "terms/plan.yaml").write_text(terms.replace("installments: 10", f"installments: {n}"))
        return table_of(2000), head

    per_unit("rows", [25_000, 50_000, 100_000, 200_000], of_rows)
    per_unit("grants in a scenario", [50, 100, 200, 400], of_grants)
    per_unit("installments", [20, 40, 80, 160], of_installments)


def memory(a, folder):
    print("Memory")
    lines = (folder / "rows.csv").read_text().splitlines(keepends=True)
    body = "".join(lines[1:]).encode()
    command = [a.payout, "batch", HERE / "template.yaml", "--rows", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as run:
        run.stdin.write(lines[0].encode())
        for _ in range(10_000_000 // (len(lines) - 1)):
            run.stdin.write(body)
        peak = next(l for l in open(f"/proc/{run.pid}/status") if l.startswith("VmHWM")).split()
        run.stdin.close()
    line("peak after ten million rows", f"{int(peak[1]) / 1024:.1f} MiB", "at most 16 MiB", int(peak[1]) <= 16 * 1024)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("payout"), parser.add_argument("bare")
    parser.add_argument("floor"), parser.add_argument("compare")
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--memory", action="store_true", help="also stream ten million rows")
    a = parser.parse_args()
    a.payout, a.bare, a.floor, a.compare = map(os.path.abspath, (a.payout, a.bare, a.floor, a.compare))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "many").mkdir(), (folder / "growth").mkdir()
        one_report(a)
        many_files(a, folder / "many")
        same = batch(a, folder)
        same = twins(a) and same
        same = sweep(a, folder / "sweep") and same
        growth(a, folder / "growth")
        if a.memory:
            memory(a, folder)
    return 0 if same else 1


sys.exit(main())
