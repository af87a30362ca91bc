"""Rules and what becomes of them, in words: « said » to a coordinator, « told » to an applicant."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from bursaries.eligibility.answers import Answers
from bursaries.eligibility.rules import Rule
from bursaries.eligibility.subjects import (
    CODED,
    SCALES,
    Commitment,
    Operator,
    Regions,
    Subject,
    choices_of,
)
from programs.lib.quantities import NO_BREAK_SPACE, format_number
from programs.lib.text import is_english
from programs.people.enums import SpokenLanguage


def rule_said(rule: Rule, regions: Regions) -> str:
    """The rule as the page of the call prints it: « Niveau d’études : collégial ou premier cycle universitaire »."""
    return _("%(subject)s : %(wanted)s") % _words(rule, regions)


def wanted(rule: Rule, regions: Regions) -> str:
    """What the rule asks for, without its subject."""
    if rule.subject in SCALES:
        amount = {"amount": _amount(rule.subject, rule.number)}
        if rule.operator == Operator.AT_LEAST:
            return _("au moins %(amount)s") % amount
        return _("au plus %(amount)s") % amount
    choices = _either(_labels(rule.subject, rule.values, regions))
    if rule.operator == Operator.NONE_OF:
        return _("tout sauf %(choices)s") % {"choices": choices}
    return choices


def answered(subject: Subject, answers: Answers, regions: Regions) -> str:
    """What the applicant answered."""
    if subject in SCALES:
        return _amount(subject, getattr(answers, subject))
    return ", ".join(_labels(subject, answers.codes(subject), regions))


def met_said(rule: Rule, answers: Answers, regions: Regions) -> str:
    said = _words(rule, regions, answers)
    if _asks_commitment(rule):
        return _("%(subject)s : pris, comme le concours le demande.") % said
    return _("%(subject)s : %(answer)s. Règle respectée : %(wanted)s.") % said


def failed_said(rule: Rule, answers: Answers, regions: Regions) -> str:
    said = _words(rule, regions, answers)
    if _asks_commitment(rule):
        return _("%(subject)s : la personne ne le prend pas, et le concours le demande.") % said
    return (
        _(
            "%(subject)s : la personne a répondu « %(answer)s », et le concours demande : %(wanted)s."
        )
        % said
    )


def unknown_said(rule: Rule, regions: Regions) -> str:
    return _("%(subject)s : pas de réponse, à vérifier. Règle : %(wanted)s.") % _words(
        rule, regions
    )


def met_told(rule: Rule, answers: Answers, regions: Regions) -> str:
    return _("%(subject)s : votre réponse convient (%(answer)s).") % _words(rule, regions, answers)


def failed_told(rule: Rule, answers: Answers, regions: Regions) -> str:
    """While the application is still being written: with how to mend it, where the call does not say it itself."""
    if own := _own_message(rule):
        return own
    mend = (
        _("Si vous souhaitez le prendre, changez votre réponse.")
        if _asks_commitment(rule)
        else _("Si votre réponse n’est pas exacte, corrigez-la ou écrivez-nous.")
    )
    return f"{refused_told(rule, answers, regions)} {mend}"


def refused_told(rule: Rule, answers: Answers, regions: Regions) -> str:
    """Once it is refused: nothing of an application that was sent can be changed, and its letter says what can be done.

    What the call says itself goes first, where it does in the language of the reader.
    """
    if own := _own_message(rule):
        return own
    said = _words(rule, regions, answers)
    if _asks_commitment(rule):
        return (
            _(
                "%(subject)s : vous avez répondu que vous ne le prenez pas, et cette bourse le demande."
            )
            % said
        )
    return (
        _("%(subject)s : vous avez répondu « %(answer)s », et cette bourse demande : %(wanted)s.")
        % said
    )


def unknown_told(rule: Rule, regions: Regions) -> str:
    return _(
        "%(subject)s : il nous manque votre réponse. Merci de l’ajouter à votre demande ;"
        " cette bourse demande : %(wanted)s."
    ) % _words(rule, regions)


def _own_message(rule: Rule) -> str:
    """What the call says of it in the language of the reader, or nothing."""
    return rule.message_en if is_english(get_language() or "fr") else rule.message


def _asks_commitment(rule: Rule) -> bool:
    """« Engagement : oui » is no sentence: such a rule has its own."""
    is_about = rule.subject == Subject.COMMITMENT and rule.operator == Operator.ONE_OF
    return is_about and rule.values == (Commitment.YES,)


def _words(rule: Rule, regions: Regions, answers: Answers | None = None) -> dict[str, str]:
    words = {"subject": rule.subject.label, "wanted": wanted(rule, regions)}
    if answers is not None:
        words["answer"] = answered(rule.subject, answers, regions)
    return words


def _labels(subject: Subject, codes: Iterable[str], regions: Regions) -> list[str]:
    """A region that is no more is named by its code."""
    labels = dict(choices_of(subject, regions))
    names = [str(labels.get(code, code)) for code in codes]
    return [_inside(name) for name in names] if subject in _COMMON else names


def _inside(label: str) -> str:
    """A label as it stands inside a sentence; an acronym keeps its capitals."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _either(names: Sequence[str]) -> str:
    *others, last = names
    if not others:
        return last
    return _("%(one)s ou %(other)s") % {"one": ", ".join(others), "other": last}


def _amount(subject: Subject, number: Decimal | int) -> str:
    language = get_language() or "fr"
    shown = format_number(number, language)
    if subject == Subject.AVERAGE:
        return f"{shown}%" if is_english(language) else f"{shown}{NO_BREAK_SPACE}%"
    words = {"number": shown}
    if subject == Subject.AGE:
        return ngettext("%(number)s an", "%(number)s ans", int(number)) % words
    return ngettext("%(number)s mois", "%(number)s mois", int(number)) % words


# Names of places and of languages keep their capitals.
_COMMON = [code for code, choices in CODED.items() if SpokenLanguage.choices[0] not in choices]
