"""A second opinion on the three ICG documents, in exact fractions: written from their text (EA: the employment agreement,
SOP: the option plan, DCP: the deferred compensation plan) and from 26 U.S.C. 280G, without a look at the program.

Where a document can be read in two ways this takes the reading that the program's reports name as theirs; differences.md
lists them."""
import calendar
from datetime import date, timedelta
from fractions import Fraction as F

AGREEMENT = date(1999, 7, 1)         # EA, first paragraph
INITIAL_TERM_ENDS = date(2001, 6, 30)  # EA 4: two years commencing as of July 1, 1999
RETENTION_DAY = date(2000, 2, 17)    # EA 5.7


def cents(value):
    """Half up to the cent."""
    scaled = value * 100
    return F((scaled.numerator * 2 + scaled.denominator) // (2 * scaled.denominator), 100)


def add_months(day, months):
    """The same day of a later month, or that month's last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def change_in_control(case, least):
    """The day on which one outsider reaches `least` percent of the votes while employment lasts, or None. EA 5.3(a): 50;
    SOP VI(C), DCP 1.01: 40."""
    if case.change is None or case.percent < least or case.change > case.end:
        return None
    return case.change


# EA 5.3, 5.6, 5.7: what is paid in cash.

def annual(case):
    """Annual base salary plus targeted bonus plus annual value of benefits and perquisites (the car among them)."""
    return case.base + case.base * case.target + 12 * case.car + case.health


def rest_of_term_salary(case):
    """EA 5.6, first sentence: salary for the remaining Term. From 2000-07-01 one year always remains (EA 4)."""
    if case.end >= add_months(AGREEMENT, 12):
        return case.base
    first = case.end + timedelta(days=1)  # the first day of what remains
    behind = INITIAL_TERM_ENDS + timedelta(days=1)
    months = 0
    while add_months(first, months + 1) <= behind:
        months += 1
    days = (behind - add_months(first, months)).days
    return case.base * F(months, 12) + case.base * F(days, 365)


def severance(case):
    """The lines, each rounded once."""
    lines = {}
    change = change_in_control(case, 50)
    if change:
        lines["change"] = cents(annual(case))                      # EA 5.3: one times, upon the occurrence
    protected = change is not None and case.end <= add_months(change, 12)
    if case.route == "company":                                    # EA 4 and 5.6, first and second sentence
        lines["fee"] = (cents(2 * annual(case)) if protected
                        else cents(rest_of_term_salary(case) + annual(case) - case.base))
    elif case.route in ("company_change", "dismissal"):            # EA 5.3, 5.4 and 5.6
        lines["fee"] = cents(2 * annual(case))
    elif case.route == "death":                                    # EA 5.1
        lines["death"] = cents(case.base / 4)
    elif case.route in ("resignation", "walk") and case.end > RETENTION_DAY:  # EA 5.7
        lines["salary"] = cents(case.base / 2)
        lines["bonus"] = cents(case.base * case.target / 2)
        lines["health"] = cents(case.health / 2)
    return lines


# SOP V and VI, EA 5.3 and 5.6: options.

VESTING_ROUTES = ("company", "company_change", "walk", "dismissal")  # EA 5.6, last sentence


def options(case):
    """Counts and last day of one option at the end of employment: SOP V(A)(iii)-(viii)."""
    changes = [day for day in (change_in_control(case, 50), change_in_control(case, 40))
               if day is not None and day >= case.granted]
    until = min(changes + [case.end])  # what a clause vests earlier no longer vests by schedule
    scheduled = 0
    for year in range(1, 5):  # 25 % on each of the first four anniversaries, cumulative, whole shares
        if add_months(case.granted, 12 * year) <= until:
            scheduled = case.shares * year // 4
    expires = add_months(case.granted, 120)
    matures = add_months(case.granted, 6)  # V(A)(iii): six months of service before any part can be exercised
    all_vest = case.route in VESTING_ROUTES or changes
    vested = case.shares if all_vest else scheduled
    served = case.end >= matures
    if case.route == "death":
        window = add_months(case.end, 12)        # EA 5.1, SOP V(A)(vi)
    elif case.route in VESTING_ROUTES:
        window = add_months(case.end, 12)        # EA 5.6
    else:
        window = add_months(case.end, 3)         # SOP V(A)(viii)
    return {"vested": scheduled, "accelerated": vested - scheduled, "exercisable": vested if served else 0,
            "expires": expires, "last_day": min(window, expires) if vested and served else ""}


# DCP 3.01 to 3.03: the account.

def installments(case):
    """Ten payments, each the balance divided by the payments left; the balance earns a year's earnings in between."""
    vested = F(1) if change_in_control(case, 40) else case.company_vested
    balance = cents(case.own + cents(case.company * vested))
    quarters = (date(case.end.year, 12, 31).month - case.as_of.month) // 3 + 4 * (case.end.year - case.as_of.year)
    balance = cents(balance * (1 + case.earnings * F(quarters, 4)))
    payments = []
    for left in range(10, 0, -1):
        if left < 10:
            balance += cents(balance * case.earnings)
        payment = cents(balance / left)
        payments.append(payment)
        balance -= payment
    return payments


# 26 U.S.C. 280G, 4999 and EA 11.

def base_amount(case):
    """Not rounded: the average of the calendar years before that of the change; a year begun in its midst is made a whole one, by
    months where it began on the first of one and by days otherwise."""
    years = []
    for year in range(case.change.year - 5, case.change.year):
        if year < case.hired.year:
            continue
        pay = case.pay[year]
        if year == case.hired.year and case.hired != date(year, 1, 1):
            last = date(year, 12, 31)
            if case.hired.day == 1:
                pay = pay * F(12, 13 - case.hired.month)
            else:
                pay = pay * F(last.timetuple().tm_yday, (last - case.hired).days + 1)
        years.append(pay)
    return sum(years) / len(years)


def parachute(case, lines):
    """Base amount, and the excise tax with its gross-up where the payments reach three times it."""
    base = base_amount(case)
    paid = {"change": case.change, "fee": case.end + timedelta(days=15)}
    present = F(0)
    for name, amount in lines.items():
        years = (paid[name] - case.change).days / 365
        present += F(str(round(float(amount) / (1 + float(case.afr) / 2) ** (2 * years), 2)))
    result = {"base": cents(base), "excise": F(0), "gross_up": F(0)}
    if present < 3 * base:
        return result
    excise = F(1, 5) * (sum(lines.values()) - base)
    marginal = case.federal + case.medicare + case.state * (1 - case.federal)
    result["excise"] = cents(excise)
    result["gross_up"] = cents(cents(excise) / (1 - marginal - F(1, 5)))
    return result
