#!/usr/bin/env python3
"""compare.py PAYOUT [SCENARIOS] [SEED]: random people with hard dates and odd cents, through the program (batch) and
through reference.py, and every difference. Ends with 1 where there is one."""
import csv
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from datetime import date, timedelta
from fractions import Fraction as F

import reference as ref

ROUTES = {
    "company": ("without_cause", "company", 60, ""),
    "company_change": ("change_in_control", "company", 30, ""),
    "walk": ("change_in_control", "employee", 30, ""),
    "dismissal": ("constructive_dismissal", "employee", 30, ", dismissal: {kind: relocation, commute_before: 5 miles,"
                  " commute_after: 40 miles, date: 1999-08-01}"),
    "resignation": ("resignation", "employee", 60, ""),
    "death": ("death", None, 0, ""),
}
EDGES = [date(1999, 12, 31), date(2000, 1, 31), date(2000, 2, 16), date(2000, 2, 18), date(2000, 2, 28), date(2000, 2, 29),
         date(2000, 3, 1), date(2000, 3, 31), date(2000, 6, 29), date(2000, 6, 30), date(2000, 7, 1), date(2000, 7, 2),
         date(2000, 8, 31), date(2000, 11, 30), date(2000, 12, 31), date(2001, 1, 1), date(2001, 2, 28),
         date(2001, 6, 30), date(2001, 7, 1), date(2001, 8, 31)]

class Case:
    pass


def plain(value):
    return f"{float(value):.2f}" if value != int(value) else str(int(value))


def any_day(rng, first, last):
    if rng.random() < 0.4:
        near = [d for d in EDGES if first <= d <= last]
        if near:
            return rng.choice(near)
    return first + timedelta(days=rng.randrange((last - first).days + 1))


def make(rng, route):
    c = Case()
    c.route = route
    c.base = F(rng.randrange(18000000, 45000000), 100)
    c.target = F(rng.choice([30, 33, 37, 45, 45, 47, 55]), 100) + F(rng.choice([0, 0, 1, 5]), 1000)
    c.car = F(rng.choice([50000, 50000, 61234, 50001]), 100)
    c.health = F(rng.randrange(500000, 1200000), 100)
    c.change, c.percent = None, F(0)
    changed = route in ("company_change", "walk") or rng.random() < 0.4
    if changed:
        c.percent = F(rng.choice([40, 45, 49, 50, 50, 60, 75]))
        c.change = any_day(rng, date(1999, 11, 1), date(2001, 3, 31))
        if route in ("company_change", "walk"):
            c.percent = F(rng.choice([50, 51, 80]))
    c.end = any_day(rng, date(1999, 11, 15), date(2001, 12, 31))
    if changed and rng.random() < 0.3:  # on, before and after the anniversary of the change
        c.end = ref.add_months(c.change, 12) + timedelta(days=rng.randrange(-1, 2))
    if changed:
        late = ref.add_months(c.change, 12)
        if route in ("company_change", "walk"):
            c.end = min(max(c.end, c.change + timedelta(days=30)), late)
        if c.end <= c.change:
            c.end = c.change + timedelta(days=rng.randrange(1, 400))
    c.notice = c.end - timedelta(days=ROUTES[route][2] + rng.choice([0, 0, 1, 5]))
    if changed and route in ("company_change", "walk") and c.notice < c.change:
        c.notice = c.change
        c.end = max(c.end, c.notice + timedelta(days=30))
    c.granted = any_day(rng, date(1998, 1, 2), min(c.end, date(2000, 12, 31)))
    c.shares = rng.choice([1, 3, 1001, 4002, 40003, 16000, 9999])
    c.hired = rng.choice([date(1993, 1, 1), date(1996, 4, 15), date(1997, 1, 1), date(1997, 7, 1), date(1998, 10, 1),
                          date(1996, 2, 29), date(1998, 1, 2)])
    c.granted = max(c.granted, c.hired)
    behind = c.change.year if changed else 2000
    c.pay = {year: F(rng.randrange(9000000, 40000000), 100) for year in range(max(c.hired.year, behind - 5), behind)}
    # The tax is looked at where cash is all that depends on the change, and all of it does.
    protected = changed and c.percent >= 50 and c.end <= ref.add_months(c.change, 12)
    c.tax = protected and route in ("company", "company_change", "dismissal") and rng.random() < 0.6
    c.own = F(rng.randrange(100, 30000000), 100)
    c.company = F(rng.randrange(0, 9000000), 100)
    c.company_vested = F(rng.choice([0, 20, 33, 40, 60, 100]), 100)
    c.as_of = date(c.end.year, rng.choice([9, 12]), 30)
    c.as_of = date(c.end.year, 12, 31) if c.as_of.month == 12 else c.as_of
    if c.as_of < c.end and c.as_of.month != 12:
        c.as_of = date(c.end.year, 12, 31)
    c.earnings = F(rng.choice([0, 8, 5, 7]), 100)
    c.afr = F(rng.choice([8, 7]), 100)
    c.federal, c.state, c.medicare = F(396, 1000), F(rng.choice([463, 93 * 10, 0]), 10000), F(145, 10000)
    return c


def template(route, changed, tax, years):
    reason, by, _, more = ROUTES[route]
    who = f", by: {by}, notice: 2000-01-03" if by else ""
    event = ("events: [{kind: ownership, date: 2000-03-15, percent: 52%, acquirer: outsider}]\n" if changed else "")
    return f"""agreement: icg
employee: {{name: A Person, hired: 1993-01-01}}
salary: {{base: 240000/year, target_bonus: 45%, car_allowance: 500/month, benefits: {{health_insurance: 9000/year}},
  paid_through: 2000-09-29, unreimbursed_expenses: 0}}
termination: {{reason: {reason}{who}, date: 2000-09-29{more}}}
{event}w2: {{{", ".join(f"{y}: 200000" for y in years)}}}
tax: {{afr_120: 8%, marginal: {{federal: 39.6%, state: 4.63%, medicare: 1.45%}}}}
readings: {{time_value: whole_months, one_year_presumption: rebutted_with_warning}}
""" + ("" if tax else """grants: [{id: K1, plan: sop, type: nso, granted: 1998-10-01, shares: 40000, price: 18.00, fmv: 18.00}]
deferred_comp:
  first_eligible: 1997-01-01
  election: {form: installments, filed: 1997-01-20}
  earnings: 8%/year
  vesting: {2009-06-30: 100%}
  balance: {as_of: 2000-12-31, own: 1000, company: 1000, company_vested: 40%}
""")


def row(c, changed):
    out = {"salary.base/year": plain(c.base), "salary.target_bonus": f"{float(c.target * 100):g}%",
           "salary.car_allowance/month": plain(c.car), "salary.benefits.health_insurance/year": plain(c.health),
           "salary.paid_through": c.end, "termination.date": c.end, "employee.hired": c.hired,
           "tax.afr_120": f"{float(c.afr * 100):g}%", "tax.marginal.state": f"{float(c.state * 100):g}%"}
    if not c.tax:
        out.update({"grants[K1].granted": c.granted, "grants[K1].shares": c.shares,
           "deferred_comp.balance.as_of": c.as_of, "deferred_comp.balance.own": plain(c.own),
           "deferred_comp.balance.company": plain(c.company),
           "deferred_comp.balance.company_vested": f"{float(c.company_vested * 100):g}%",
           "deferred_comp.earnings": f"{float(c.earnings * 100):g}%/year"})
    if ROUTES[c.route][1]:
        out["termination.notice"] = c.notice
    if changed:
        out["events[0].date"], out["events[0].percent"] = c.change, f"{float(c.percent):g}%"
    out.update({f"w2.{year}": plain(pay) for year, pay in c.pay.items()})
    return out


def expected(c):
    lines = ref.severance(c)
    out = {"severance.total": f"{float(sum(lines.values())):.2f}"}
    if c.tax:
        found = ref.parachute(c, lines)
        out["parachute.base_amount"] = f"{float(found['base']):.2f}"
        out["parachute.excise"] = f"{float(found['excise']):.2f}"
        out["parachute.gross_up"] = f"{float(found['gross_up']):.2f}"
        return out
    for name, value in ref.options(c).items():
        out[f"grants[K1].{name}"] = str(value)
    for n, payment in enumerate(ref.installments(c), 1):
        out[f"deferred.payments[{n}]"] = f"{float(payment):.2f}"
    return out


def run(payout, folder, group, cases):
    route, changed, tax, years = group
    name = os.path.join(folder, "-".join(map(str, group[:3] + years)))
    with open(name + ".yaml", "w", encoding="utf-8") as file:
        file.write(template(route, changed, tax, years))
    rows = [row(c, changed) for c in cases]
    with open(name + ".csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["id"] + list(rows[0]))
        writer.writeheader()
        for n, each in enumerate(rows):
            writer.writerow({"id": n, **each})
    ran = subprocess.run([payout, "batch", name + ".yaml", "--rows", name + ".csv", "-j", "2", "--quiet", "--columns",
                          ",".join(["id"] + list(expected(cases[0])) + ["error_ids", "error"])], capture_output=True, text=True)
    if ran.returncode not in (0, 6, 3):
        sys.exit(f"{route}: payout ended with {ran.returncode}: {ran.stderr[:2000]}")
    return list(csv.DictReader(ran.stdout.splitlines()))


def main():
    payout = os.path.abspath(sys.argv[1])
    total = int(sys.argv[2]) if len(sys.argv) > 2 else 400
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    rng = random.Random(seed)
    wrong, counted, errors, shown = Counter(), Counter(), Counter(), Counter()
    with tempfile.TemporaryDirectory() as folder:
        groups = {}
        for n in range(total):
            c = make(rng, list(ROUTES)[n % len(ROUTES)])
            groups.setdefault((c.route, c.change is not None, c.tax, tuple(c.pay)), []).append(c)
        for group, cases in groups.items():
            route, changed = group[:2]
            found = run(payout, folder, group, cases)
            if len(found) != len(cases):
                sys.exit(f"{route}: {len(found)} rows of {len(cases)} came back")
            for c, got in zip(cases, found):
                for path, value in expected(c).items():
                    if got[path] == "" and got["error_ids"] != "":
                        errors[(route, changed, path.split("[")[0].split(".")[0], got["error_ids"])] += 1
                        continue
                    counted[path] += 1
                    have = got[path]
                    if have == value:
                        continue
                    wrong[(route, changed, path)] += 1
                    shown[(route, path)] += 1
                    if shown[(route, path)] <= 3:
                        print(f"{route} {path}: payout {have}, reference {value}: change {c.change} {c.percent}%, end {c.end}, "
                              f"hired {c.hired}, pay {[plain(p) for p in c.pay.values()]}, target {float(c.target)}, "
                              f"car {plain(c.car)}, health {plain(c.health)}, afr {float(c.afr)}, state {float(c.state)}, "
                              f"notice {c.notice}, granted {c.granted} x {c.shares}, base {plain(c.base)}, as_of {c.as_of}")
    print(f"{total} scenarios, {sum(counted.values())} figures compared, {sum(wrong.values())} differ")
    for key, n in sorted(wrong.items(), key=str):
        print("  differ:", *key, n)
    for key, n in sorted(errors.items(), key=str):
        print("  not calculated:", *key, n)
    return 1 if wrong else 0


sys.exit(main())
