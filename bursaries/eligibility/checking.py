"""Whether the answers of an applicant meet the rules of a call, and why: yes, no, or not known yet."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from bursaries.eligibility import saying
from bursaries.eligibility.answers import Answers
from bursaries.eligibility.rules import Rule
from bursaries.eligibility.subjects import CODED, SCALES, SEVERAL, Operator, Regions, Subject


class Outcome(TextChoices):
    """What becomes of one rule."""

    MET = "met", _("Respectée")
    FAILED = "failed", _("Pas respectée")
    UNKNOWN = "unknown", _("À vérifier")


class Standing(TextChoices):
    """What becomes of an applicant."""

    ELIGIBLE = "eligible", _("Admissible")
    INELIGIBLE = "ineligible", _("Non admissible")
    UNKNOWN = "unknown", _("À vérifier")


@dataclass(frozen=True)
class Reason:
    """What one rule makes of the answers, said in the language of the reader."""

    rule: Rule
    outcome: Outcome
    answers: Answers

    def to_coordinator(self, regions: Regions) -> str:
        match self.outcome:
            case Outcome.MET:
                return saying.met_said(self.rule, self.answers, regions)
            case Outcome.FAILED:
                return saying.failed_said(self.rule, self.answers, regions)
        return saying.unknown_said(self.rule, regions)

    def to_applicant(self, regions: Regions) -> str:
        """The same politely, with how to mend it."""
        match self.outcome:
            case Outcome.MET:
                return saying.met_told(self.rule, self.answers, regions)
            case Outcome.FAILED:
                return saying.failed_told(self.rule, self.answers, regions)
        return saying.unknown_told(self.rule, regions)

    def to_refused(self, regions: Regions) -> str:
        """Why it was refused, to an applicant whose answers can no more be changed."""
        return saying.refused_told(self.rule, self.answers, regions)


@dataclass(frozen=True)
class Verdict:
    """The reasons stand in the order of the rules."""

    outcome: Standing
    reasons: tuple[Reason, ...]

    def which(self, outcome: Outcome) -> tuple[Reason, ...]:
        """The reasons of that outcome."""
        return tuple(reason for reason in self.reasons if reason.outcome == outcome)


def check(rules: Iterable[Rule], answers: Answers) -> Verdict:
    """One rule that fails makes ineligible; else one answer that lacks leaves the whole to be verified."""
    reasons = tuple(Reason(rule, _outcome(rule, answers), answers) for rule in rules)
    outcomes = {reason.outcome for reason in reasons}
    if Outcome.FAILED in outcomes:
        return Verdict(Standing.INELIGIBLE, reasons)
    return Verdict(Standing.UNKNOWN if Outcome.UNKNOWN in outcomes else Standing.ELIGIBLE, reasons)


def impossible(rules: Iterable[Rule]) -> tuple[Subject, ...]:
    """The subjects of which the rules ask, together, what no answer can give."""
    rules = tuple(rules)
    about = {subject: [rule for rule in rules if rule.subject == subject] for subject in Subject}
    return tuple(subject for subject, several in about.items() if _contradict(subject, several))


def _contradict(subject: Subject, rules: list[Rule]) -> bool:
    if subject in SCALES:
        least = [rule.number for rule in rules if rule.operator == Operator.AT_LEAST]
        most = [rule.number for rule in rules if rule.operator == Operator.AT_MOST]
        return max(least, default=0) > min(most, default=SCALES[subject].maximum)
    refused = {code for rule in rules if rule.operator == Operator.NONE_OF for code in rule.values}
    wanted = [set(rule.values) - refused for rule in rules if rule.operator == Operator.ONE_OF]
    if subject not in SEVERAL and wanted:
        return not set.intersection(*wanted)
    every = {code for code, _label in CODED.get(subject, ())}
    return not all(wanted) or (bool(every) and every <= refused)


def _outcome(rule: Rule, answers: Answers) -> Outcome:
    if getattr(answers, rule.subject) is None:
        return Outcome.UNKNOWN
    return Outcome.MET if _is_met(rule, answers) else Outcome.FAILED


def _is_met(rule: Rule, answers: Answers) -> bool:
    if rule.subject in SCALES:
        number = getattr(answers, rule.subject)
        return (
            number >= rule.number if rule.operator == Operator.AT_LEAST else number <= rule.number
        )
    shared = set(rule.values) & set(answers.codes(rule.subject))
    return bool(shared) == (rule.operator == Operator.ONE_OF)
