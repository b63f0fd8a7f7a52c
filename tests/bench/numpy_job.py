#!/usr/bin/python3
"""The benchmark's job vectorised in NumPy: numpy_job.py rows.csv > results.csv

Whole cents in 64-bit integers; floating point only for the discount factors. Uses Debian's python3-numpy.
"""
import csv
import sys

import numpy as np
from decimal_job import HEADER


def to_cents(cells):
    return np.rint(np.array(cells, dtype=np.float64) * 100).astype(np.int64)


def half_up(numerator, denominator):
    return (2 * numerator + denominator) // (2 * denominator)


def add_months(days, n):
    """Day number kept, clamped to the month's end."""
    months = days.astype("datetime64[M]")
    number = (days - months.astype("datetime64[D]")).astype(np.int64)
    target = months + n
    length = ((target + 1).astype("datetime64[D]") - target.astype("datetime64[D]")).astype(np.int64)
    return target.astype("datetime64[D]") + np.minimum(number, length - 1)


def full_months(start, end):
    n = (end.astype("datetime64[M]") - start.astype("datetime64[M]")).astype(np.int64)
    return n - (add_months(start, n) > end)


def main():
    with open(sys.argv[1], newline="") as table:
        rows = list(csv.reader(table))
    columns = dict(zip(rows[0], zip(*rows[1:])))
    salary, benefits = to_cents(columns["salary"]), to_cents(columns["benefits"])
    end = np.array(columns["termination"], dtype="datetime64[D]")
    change = np.array([c or "NaT" for c in columns["change_in_control"]], dtype="datetime64[D]")
    price = to_cents(columns["share_price"])
    bonus = half_up(salary * to_cents(columns["bonus_pct"]), 10000)
    package = salary + bonus + benefits
    had = ~np.isnat(change) & (change <= end)
    safe = np.where(np.isnat(change), end, change)
    protected = had & (end <= add_months(safe, 12))
    on_change = np.where(had, package, 0)
    severance = np.where(protected, 2 * package, package)
    contingent = on_change + np.where(protected, severance, 0)
    vested, accelerated, spread = (np.zeros_like(salary) for _ in range(3))
    last_days = []
    looked_at = np.maximum(end, safe)
    for g in ("g1", "g2", "g3"):
        granted = np.array(columns[g + "_date"], dtype="datetime64[D]")
        shares = np.array(columns[g + "_shares"], dtype=np.int64)
        gain = np.maximum(price - to_cents(columns[g + "_price"]), 0)
        last_day = np.minimum(add_months(end, 12), add_months(granted, 120))
        in_time, open_shares = looked_at <= last_day, np.zeros_like(shares)
        for i in range(1, 5):
            part = shares * i // 4 - shares * (i - 1) // 4
            vests = add_months(granted, 12 * i)
            is_vested = vests <= end
            early = ~is_vested & protected
            vested += np.where(is_vested, part, 0)
            accelerated += np.where(early, part, 0)
            open_shares += np.where(is_vested | early, part, 0)
            spread += np.where((is_vested | early) & in_time, part * gain, 0)
            value = (part * gain).astype(np.float64)
            months = full_months(end, vests)
            worth = value - value / 1.04 ** (months / 6) + 0.01 * months * value
            contingent += np.where(early, np.floor(worth + 0.5).astype(np.int64), 0)
        last_days.append(np.where(open_shares > 0, np.datetime_as_string(last_day), ""))
    base = half_up(sum(to_cents(columns[f"w2_{i}"]) for i in range(1, 6)), 5)
    taxed = (contingent > 0) & (contingent >= 3 * base)
    excise = np.where(taxed, half_up(contingent - base, 5), 0)
    gross_up = half_up(excise * 10_000_000, 3_615_348)
    balance = to_cents(columns["deferred_balance"])
    payments = []
    for k in range(1, 11):
        payments.append(half_up(balance, 11 - k))
        left = balance - payments[-1]
        balance = left + half_up(left * 8, 100)
    total = severance + on_change + spread + gross_up + sum(payments)
    money = lambda a: [f"{x // 100}.{x % 100:02d}" for x in a.tolist()]
    whole = lambda a: map(str, a.tolist())
    out = [columns["id"], money(severance), money(on_change), whole(vested), whole(accelerated), money(spread),
           *(d.tolist() for d in last_days), money(base), money(contingent), money(excise),
           money(gross_up), *(money(p) for p in payments), money(total)]
    sys.stdout.write(HEADER + "\n")
    sys.stdout.writelines(",".join(cells) + "\n" for cells in zip(*out))


main()
