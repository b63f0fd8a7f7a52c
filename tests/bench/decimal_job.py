#!/usr/bin/env python3
"""The benchmark's job in exact decimals, row by row: decimal_job.py rows.csv > results.csv

This is the reference that every other program's cells are compared with. The rules are those of the plan in
tests/bench/plan: see its terms for what each figure is.
"""
import csv
import datetime
import sys
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal as D, getcontext

getcontext().prec = 40
CENT = D("0.01")
LEFT_OF_A_DOLLAR = D("0.3615348")  # 1 - 0.4384652 - 0.20


def cents(x):
    return x.quantize(CENT, rounding=ROUND_HALF_UP)


def add_months(day, n):
    month = day.year * 12 + day.month - 1 + n
    year, month = divmod(month, 12)
    month += 1
    for last in (day.day, 30, 29, 28):
        if last <= day.day:
            try:
                return datetime.date(year, month, last)
            except ValueError:
                pass
    raise AssertionError


def full_months(start, end):
    n = (end.year - start.year) * 12 + end.month - start.month
    return n - 1 if add_months(start, n) > end else n


FACTORS = {}


def factor(months):
    if months not in FACTORS:
        FACTORS[months] = D("1.04") ** (D(months) / 6)
    return FACTORS[months]


def job(row):
    salary, benefits = D(row["salary"]), D(row["benefits"])
    end = datetime.date.fromisoformat(row["termination"])
    change = datetime.date.fromisoformat(row["change_in_control"]) if row["change_in_control"] else None
    price = D(row["share_price"])
    bonus = cents(salary * D(row["bonus_pct"].rstrip("%")) / 100)
    package = salary + bonus + benefits
    on_change = package if change and change <= end else D(0)
    protected = bool(change and change <= end <= add_months(change, 12))
    severance = 2 * package if protected else package
    vested = accelerated = 0
    spread = D(0)
    contingent = on_change + (severance if protected else 0)
    last_days = []
    looked_at = max(end, change) if change else end  # options stand as they are on the day of the last event
    for g in ("g1", "g2", "g3"):
        granted = datetime.date.fromisoformat(row[g + "_date"])
        shares = int(row[g + "_shares"])
        gain = max(price - D(row[g + "_price"]), D(0))
        last_day = min(add_months(end, 12), add_months(granted, 120))
        open_shares = 0
        for i in range(1, 5):
            part = shares * i // 4 - shares * (i - 1) // 4
            vests = add_months(granted, 12 * i)
            if vests <= end:
                vested += part
            elif protected:
                accelerated += part
                value = part * gain
                months = full_months(end, vests)
                contingent += cents(value - value / factor(months) + value * months / 100)
            else:
                continue
            open_shares += part
            if looked_at <= last_day:
                spread += part * gain
        last_days.append(last_day.isoformat() if open_shares else "")  # no last day of nothing
    base = cents(sum(D(row[f"w2_{i}"]) for i in range(1, 6)) / 5)
    excise = cents((contingent - base) / 5) if contingent > 0 and contingent >= 3 * base else D(0)
    gross_up = cents(excise / LEFT_OF_A_DOLLAR)
    balance = D(row["deferred_balance"])
    payments = []
    for k in range(1, 11):
        payment = cents(balance / (11 - k))
        payments.append(payment)
        left = balance - payment
        balance = left + cents(left * D("0.08"))
    total = severance + on_change + spread + gross_up + sum(payments)
    money = [severance, on_change], [spread], [base, contingent, excise, gross_up, *payments, total]
    two = [[f"{x:.2f}" for x in group] for group in money]
    return [row["id"], *two[0], vested, accelerated, *two[1], *last_days, *two[2]]


HEADER = ("id,severance,cic_payment,vested_shares,accelerated_shares,spread,g1_last_day,g2_last_day,g3_last_day,"
          "base_amount,parachute_total,excise,gross_up," + ",".join(f"inst_{k}" for k in range(1, 11)) + ",grand_total")


def main():
    with open(sys.argv[1], newline="") as table:
        out = sys.stdout
        out.write(HEADER + "\n")
        for row in csv.DictReader(table):
            out.write(",".join(map(str, job(row))) + "\n")


if __name__ == "__main__":
    main()
