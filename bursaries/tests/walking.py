"""A service obligation reckoned by walking day after day: it shares no code with what it tries.

Cents are whole numbers, and a day of service is worth its part of the month of service that it lies in.
"""

from datetime import timedelta
from fractions import Fraction

DAY = timedelta(days=1)


class Walk:
    """Goes from the first award to ``on``, and notes the balance of each evening."""

    def __init__(self, terms, awards, jobs, deferrals, waivers, repayments, counts_from, on):
        self.terms, self.awards, self.jobs = terms, awards, jobs
        self.deferrals, self.waivers, self.repayments = deferrals, waivers, repayments
        self.counts_from, self.on = counts_from, on
        self.owed = self.left = self.served = self.surplus = self.waived = self.settled = Fraction(
            0
        )
        # Since nothing was left: months and cents.
        self.at_stake, self.paid, self.repaid = 0, 0, 0
        self.started = None
        self.evenings = {}
        self.kept = set()
        self._run = None  # its first day, its weight, and the first day and the length of its month
        if awards:
            self._walk(min(award.on for award in awards))

    def _walk(self, day):
        while day <= self.on:
            for award in self.awards:
                if award.on == day:
                    self._owe(award)
            self._serve(day)
            for waiver in self.waivers:
                if waiver.on == day:
                    self._waive(waiver)
            for repayment in self.repayments:
                if repayment.on == day:
                    self._repay(int(repayment.amount * 100))
            self.evenings[day] = self.left
            day += DAY

    def _owe(self, award):
        by_rank = {(term.level, term.from_region): term for term in self.terms.terms}
        exact = [(award.level, award.from_region), (award.level, None)]
        loose = [("", award.from_region), ("", None)]
        term = next(by_rank[rank] for rank in exact + loose if rank in by_rank)
        months = Fraction(term.months)
        if term.per == "funded_year":
            months *= award.funded_years
        amount, paid = int(award.amount * 100), int(award.paid * 100)
        if self.terms.prorate_paid and paid < amount:
            months = months * paid / amount
        if not self.left:
            self.at_stake, self.paid, self.repaid = 0, 0, 0
        self.owed += months
        self.at_stake += months
        self.left += months
        self.paid += paid

    def _serve(self, day):
        weight = self._weight(day)
        if not weight:
            self._run = None
            return
        self.started = self.started or day
        if self._run is None or self._run[1] != weight:
            self._run = [day, weight, day, _length(day, day)]
        first, weight, begun, length = self._run
        if (day - begun).days == length:
            self._run[2:] = begun, length = day, _length(first, day)
        worth = weight / length
        self.served += worth
        taken = min(worth, self.left)
        self.left -= taken
        self.surplus += worth - taken
        if taken < worth:
            self.kept.add("surplus")
        if day.month == 2 and day.day == 29:
            self.kept.add("leap day")
        if begun.day != first.day:
            self.kept.add("month end")

    def _weight(self, day):
        if self._is_deferred(day) or not self._may_count(day):
            return 0
        working = [job for job in self.jobs if self._works(job, day)]
        share = min(sum((Fraction(job.share) for job in working), Fraction(0)), Fraction(100))
        if not share:
            return 0
        if len(working) > 1:
            self.kept.add("two jobs")
        least = self.terms.minimum_share
        if least is not None and share < least:
            self.kept.add("too little")
            return 0
        return share / 100 if self.terms.prorate_part_time else Fraction(1)

    def _may_count(self, day):
        if self.terms.counts_during_studies:
            return True
        return self.counts_from is not None and day >= self.counts_from

    def _is_deferred(self, day):
        return any(
            one.start <= day and (one.end is None or day <= one.end) for one in self.deferrals
        )

    @staticmethod
    def _works(job, day):
        if not job.counts or job.attested_until is None:
            return False
        is_there = job.start <= day and (job.end is None or day <= job.end)
        return is_there and day <= job.attested_until

    def _waive(self, waiver):
        months = self.left if waiver.months is None else min(Fraction(waiver.months), self.left)
        if waiver.months is not None and months < waiver.months:
            self.kept.add("waived too much")
        self.waived += months
        self.left -= months

    def _repay(self, cents):
        if self.terms.repayment == "whole":
            asked = Fraction(self.paid - self.repaid)
        else:
            asked = self.paid * self.left / self.at_stake if self.at_stake else Fraction(0)
        after = asked - cents
        if not self.left or asked <= 0:
            self.kept.add("repaid for nothing")
            return
        # Less than half a cent is nothing, and so is less than nothing.
        months = self.left if after < Fraction(1, 2) else self.left * cents / asked
        self.kept.add("settled" if months == self.left else "repaid in part")
        self.repaid += cents
        self.settled += months
        self.left -= months

    def deferred_days(self):
        """The days deferred since the deadlines run, all of them and those before service began."""
        days = set()
        for one in self.deferrals:
            if one.start <= self.on:
                day, last = one.start, one.end or self.on
                while day <= last:
                    days.add(day)
                    day += DAY
        if self.counts_from:
            days = {day for day in days if day >= self.counts_from}
        return len(days), len([day for day in days if self.started is None or day < self.started])

    def deadlines(self):
        if self.counts_from is None or self.terms.start_within_months is None:
            return None, None
        whole, before = self.deferred_days()
        latest = _until(self.counts_from, Fraction(self.terms.start_within_months))
        to_serve = self.owed - self.waived - self.settled
        complete = _until(latest, to_serve) + whole * DAY if to_serve else None
        return latest + before * DAY, complete


def _length(first, begun):
    """The days of the month of service, of those from ``first``, that begins on a day."""
    day = begun + DAY
    # It ends the day before one of the same number, or with a month that has none.
    while day.day != first.day and not (day.day == 1 and (day - DAY).day < first.day):
        day += DAY
    return (day - begun).days


def _until(first, months):
    """The day on which so many months from ``first`` have gone by; the day before it for none."""
    day, begun, length, gone = first, first, _length(first, first), 0
    while True:
        if (day - begun).days == length:
            gone, begun, length = gone + 1, day, _length(first, day)
        if gone + Fraction((day - begun).days, length) >= months:
            return day - DAY
        day += DAY
