"""Cells that name a round and what it is made of, an application, an award, an obligation, a person, a reviewer."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from bursaries import access
from bursaries.models import (
    Application,
    Award,
    BursaryRound,
    Obligation,
    ObligationRule,
    Reviewer,
    ServicePeriod,
)
from programs.accounts.models import User
from programs.budgets.importing.naming import PROGRAM, UNKNOWN, Below, NamedRef, WithinRef
from programs.budgets.models import Commitment
from programs.importing import kinds
from programs.importing.columns import Column
from programs.importing.directories import Directories
from programs.importing.errors import BadCell
from programs.importing.references import RecordRef
from programs.lib.text import excerpt
from programs.models import Program
from programs.people.importing.directory import CODE_OR_NAME, ambiguous_names, reference
from programs.people.models import Person

TEXT = kinds.Kind()


# --- of the row's program


class RuleRef(NamedRef):
    """A version of an obligation rule: « SANTE v2 »; the identifier alone where there is one version."""

    def __init__(self):
        super().__init__(ObligationRule, _("une règle d’engagement et sa version : SANTE v1"))

    def names(self, record) -> tuple[str, ...]:
        return record.display_code, record.code


class CommitmentRef(NamedRef):
    """A commitment by its number; by its line as well, where several lines have that number."""

    def __init__(self):
        expects = _("le numéro d’un engagement budgétaire de ce programme")
        super().__init__(
            Commitment, expects, path="line__budget__program", joined=("line__budget",)
        )

    def names(self, record) -> tuple[str, ...]:
        return self.code_of(record, None), record.code

    def code_of(self, record, directories) -> str:
        return f"{record.line.display_code} [{record.code}]"


class PersonRef(RecordRef):
    """Somebody whom the lead of the row's program knows, by code or by name."""

    def __init__(self):
        super().__init__(Person, CODE_OR_NAME, unknown=UNKNOWN)

    def find(self, text: str, directories: Directories, program: Program | None) -> Any:
        entry = program and directories.people.refer(program.lead_id, text)
        if entry is None:
            raise BadCell(
                _("« %(text)s » n’est ni le code ni le nom d’une personne connue.")
                % {"text": excerpt(text)}
            )
        return entry

    def code_of(self, record, directories: Directories) -> str:
        return reference(record, ambiguous_names(directories))


class UserRef(RecordRef):
    """An account by its e-mail address: of somebody who may review for the lead of the row's program."""

    def __init__(self):
        super().__init__(
            User,
            _("le courriel d’un compte qui a le rôle « Évaluation »"),
            unknown=_(
                "« %(text)s » n’est le courriel d’aucun compte qui évalue pour cet organisme."
            ),
        )

    def _records(self, directories: Directories, program: Program | None):
        if directories.scope.programs is None:
            return User.objects.order_by("pk")
        rounds = program.bursary_rounds.order_by()
        return access.possible_reviewers([program.lead_id], rounds).order_by("pk")

    def index(self, records) -> dict[str, list]:
        return {record.email.casefold(): [record] for record in records}

    def code_of(self, record, directories) -> str:
        return record.email


PERSON, USER, RULE, COMMITMENT = PersonRef(), UserRef(), RuleRef(), CommitmentRef()
_ROUND = NamedRef(BursaryRound, _("l’identifiant d’un concours de ce programme : 2022-2023"))
_OBLIGATION = NamedRef(Obligation, _("le code d’un engagement de service de ce programme"))
_AWARD = NamedRef(Award, _("le numéro d’une bourse de ce programme"))


# --- of another record of the row


class ApplicationRef(WithinRef):
    """An application that was received, by its code."""

    def __init__(self):
        super().__init__(Application, _("le code d’une candidature du concours"), field="round")

    def _of(self, outer):
        return super()._of(outer).received()


class ReviewerRef(WithinRef):
    def __init__(self):
        expects = _("le courriel d’un évaluateur du concours")
        super().__init__(Reviewer, expects, field="round", joined=("user",))

    def code_of(self, record, directories) -> str:
        return record.user.email


class ServiceRef(WithinRef):
    """A job by its first day, its employer and its position; by its first day alone where no other begins on it."""

    def __init__(self):
        expects = _(
            "le premier jour d’un emploi du titulaire ; avec l’employeur, s’il en a plusieurs"
        )
        super().__init__(ServicePeriod, expects, field="obligation", joined=("employer",))

    def names(self, record) -> tuple[str, ...]:
        day = record.starts_on.isoformat()
        return self.code_of(record, None), f"{day} / {record.employer_said}", day

    def code_of(self, record, directories) -> str:
        said = (record.starts_on.isoformat(), record.employer_said, record.position)
        return " / ".join(one for one in said if one)


class OfRound(Below):
    within = ("round_id",)
    path: tuple[str, ...] = ("round",)


class OfApplication(Below):
    within = ("application_id",)
    path = ("application", "round")


class OfObligation(Below):
    within = ("obligation_id",)
    path: tuple[str, ...] = ("obligation",)


def round_column(*, attribute: str = "round_id", required: bool = True) -> Column:
    return Column(
        "round", "concours", "round", _ROUND, required=required, attribute=attribute,
        also=("code du concours",),
    )  # fmt: skip


def obligation_column(*, attribute: str = "obligation_id", required: bool = True) -> Column:
    return Column(
        "obligation", "engagement", "obligation", _OBLIGATION, required=required,
        attribute=attribute, also=("code de l’engagement",),
    )  # fmt: skip


def award_column() -> Column:
    return Column(
        "award", "bourse", "award", _AWARD, required=True, attribute="award_id",
        also=("numéro de la bourse",),
    )  # fmt: skip


def application_column(*, required: bool = True) -> Column:
    return Column(
        "application", "candidature", "application", ApplicationRef(), required=required,
        attribute="application_id", also=("code de la candidature",),
    )  # fmt: skip


OF_ROUND = (PROGRAM, round_column())
OF_APPLICATION = (PROGRAM, round_column(attribute=""), application_column())
OF_OBLIGATION = (PROGRAM, obligation_column())


def element_column(name: str, fr: str, en: str, model, expects, *, required: bool = True) -> Column:
    """A column that names an element of the row's round by its code."""
    return Column(
        name, fr, en, WithinRef(model, expects, field="round"), required=required,
        attribute=f"{name}_id",
    )  # fmt: skip


def position_column() -> Column:
    return Column(
        "position", "rang", "position",
        kinds.Whole(_("un nombre, de plus en plus grand"), keeps=True),
    )  # fmt: skip
