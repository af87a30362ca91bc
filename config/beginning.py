"""The first steps on the home page: what a new program still lacks, as its records tell."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from config.guide.chapters import address_of
from programs import access
from programs.first_steps import STEPS, Step
from programs.help import Section
from programs.models import Organization, Program

_DONE = "step_%d_done"


def first_steps(user, chosen: int | None, day: date) -> dict | None:
    """``first_steps`` for templates/admin/first_steps.html; None for whoever needs none, or wants none."""
    if user.hides_first_steps:
        return None
    steps = [step for step in STEPS if step.is_for(user)]
    programs = list(_programs(user, steps))
    if not programs:
        return _before_any_program(user, steps)
    begun = _begun(user, programs, steps, day) if chosen is None else programs
    begun = [one for one in begun if chosen in (None, one.pk) and not _is_over(one, steps)]
    return _of_program(begun[0], steps) if begun else None


def _begun(user, programs: list[Program], steps: list[Step], day: date) -> list[Program]:
    """Those that may be shown to somebody who chose none.

    Once one of theirs is finished, people know the way: they have the steps of one that has just begun. An
    administrator has everybody's, each of which has its own people.
    """
    running = [one for one in programs if one.ends_on is None or one.ends_on >= day]
    if not any(_is_over(program, steps) for program in programs):
        return running
    return [] if user.is_superuser else [one for one in running if _is_new(one, steps)]


def _programs(user, steps: list[Step]) -> Iterable[Program]:
    """The newest first, each with what was done of it, in one query."""
    done = {_DONE % number: step.done() for number, step in enumerate(steps)}
    return access.visible_programs(user).annotate(**done).order_by("-pk")


def _of_it(program: Program, steps: list[Step]) -> list[tuple[Step, bool]]:
    """The steps of a program, each with whether it is done."""
    return [
        (step, getattr(program, _DONE % number))
        for number, step in enumerate(steps)
        if step.is_of(program)
    ]


def _is_over(program: Program, steps: list[Step]) -> bool:
    """Whether nothing is left to do of them, or the last is done without some of the others."""
    of_it = _of_it(program, steps)
    return any(step.ends and done for step, done in of_it) or all(done for _step, done in of_it)


def _is_new(program: Program, steps: list[Step]) -> bool:
    """Whether not half of them is done."""
    of_it = _of_it(program, steps)
    return 2 * sum(done for _step, done in of_it) < len(of_it)


def _of_program(program: Program, steps: list[Step]) -> dict:
    lines = [_line(step, program, done) for step, done in _of_it(program, steps)]
    return _told([*_ground(program), *lines], str(program))


def _before_any_program(user, steps: list[Step]) -> dict | None:
    """What comes before there is a program; what every program has follows, without a link yet."""
    if not access.coordinates(user):
        return None
    later = [_line(step, None, False) for step in steps if not step.service]
    return _told([*_ground(None, user), *later], "")


def _ground(program: Program | None, user=None) -> list[dict]:
    """The organisation and the program, which all the rest hangs on."""
    lead = None if program else _lead_of(user)
    add = reverse("admin:programs_program_add")
    return [
        _written(
            _("Inscrire l’organisme responsable"),
            _("C’est en son nom que le programme rend des comptes."),
            bool(program or lead),
            reverse("admin:programs_organization_add"),
            Section("51-premiers-pas", "lorganisme"),
        ),
        _written(
            _("Inscrire le programme et ses services"),
            _(
                "Les services que vous cochez ouvrent leurs listes, leurs pages et leur chapitre du bilan."
            ),
            program is not None,
            f"{add}?{urlencode({'lead': lead.pk, 'region': lead.region_id or ''})}" if lead else "",
            Section("51-premiers-pas", "le-programme"),
        ),
    ]


def _lead_of(user) -> Organization | None:
    """The organisation for which a first program would be written."""
    return access.organizations_coordinated_by(user).order_by("-pk").first()


def _line(step: Step, program: Program | None, done: bool) -> dict:
    url = step.address(program) if program and not done else ""
    line = _written(step.label, step.why, done, url, step.guide)
    return line | {"imports_url": reverse(step.imports) if url and step.imports else ""}


def _written(label: str, why: str, done: bool, url: str, guide: Section) -> dict:
    help_url = address_of(guide.chapter, guide.anchor)
    return {
        "label": label,
        "why": why,
        "done": done,
        "url": "" if done else url,
        "help_url": help_url,
    }


def _told(lines: list[dict], program: str) -> dict:
    """The first that can be done is the next one."""
    coming = next((line for line in lines if line["url"]), None)
    for line in lines:
        line["next"] = line is coming
    done = sum(line["done"] for line in lines)
    return {
        "program": program,
        "steps": lines,
        "done": done,
        "total": len(lines),
        "coming": coming["label"] if coming else "",
        "progress": _("%(done)d sur %(total)d") % {"done": done, "total": len(lines)},
    }
