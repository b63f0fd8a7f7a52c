#!/usr/bin/env python3
"""Writes the benchmark's table: generate_rows.py ROWS [SEED] > rows.csv

Same seed, same rows. Dates mix month ends and leap days; about a third of the rows have no change in control, a third one
within the protected year and a third one outside it.
"""
import datetime
import random
import sys

HEADER = ("id,salary,bonus_pct,benefits,termination,change_in_control,share_price,g1_date,g1_shares,g1_price,"
          "g2_date,g2_shares,g2_price,g3_date,g3_shares,g3_price,w2_1,w2_2,w2_3,w2_4,w2_5,deferred_balance")


def money(rng, low, high):
    return f"{rng.randrange(low * 100, high * 100) / 100:.2f}"


def main():
    rows = int(sys.argv[1])
    rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    first = datetime.date(1999, 1, 1)
    out = sys.stdout
    out.write(HEADER + "\n")
    for i in range(rows):
        termination = first + datetime.timedelta(days=rng.randrange(0, 3650))
        kind = rng.randrange(3)
        change = ""
        if kind == 1:
            change = (termination - datetime.timedelta(days=rng.randrange(0, 366))).isoformat()
        elif kind == 2:
            change = (termination + datetime.timedelta(days=rng.choice([-1, 1]) * rng.randrange(367, 900))).isoformat()
        cells = [f"E{i + 1:06d}", money(rng, 60000, 900000), rng.choice(["45", "37.5", "60", "12.25", "100"]),
                 money(rng, 0, 60000), termination.isoformat(), change, money(rng, 1, 90)]
        for _ in range(3):
            granted = termination - datetime.timedelta(days=rng.randrange(0, 3640))
            cells += [granted.isoformat(), str(rng.randrange(1, 90000)), money(rng, 1, 60)]
        cells += [money(rng, 50000, 700000) for _ in range(5)]
        cells.append(money(rng, 0, 900000))
        out.write(",".join(cells) + "\n")


main()
