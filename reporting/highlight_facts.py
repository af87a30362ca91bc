"""What a periodical of highlights tells: stories with their pictures, figures, what was said of the program."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from activities.models import Highlight, HighlightPicture, OutreachEntry
from activities.reached import by_kind
from activities.telling import why_left_out
from activities.whens import say_when
from programs.lib.periods import Period, format_date
from programs.models import Program
from programs.models.fields import localized
from reporting.figures import Result

# Two pages hold fewer; the pictures of so many are read at once.
MOST_STORIES = 12


@dataclass(frozen=True)
class PictureFacts:
    name: str
    content: bytes
    content_type: str
    width: int
    height: int
    alt: str
    credit: str


@dataclass(frozen=True)
class StoryFacts:
    """``text`` is Markdown."""

    code: str
    title: str
    day: str
    text: str
    picture: PictureFacts | None


@dataclass(frozen=True)
class SaidFacts:
    """What of one kind was said of the program: ``said`` is how many, each of ``entries`` one in words."""

    label: str
    said: str
    entries: tuple[str, ...]


@dataclass(frozen=True)
class HighlightFacts:
    """All of it. ``key_figures`` and ``charts`` are codes of ``results``, in the order in which they are shown.

    ``kept_back`` says of pictures why they are not printed.
    """

    kind: str
    kind_label: str
    number: str
    slug: str
    title: str
    lead: str
    language: str
    period: Period
    as_of: date
    results: dict[str, Result]
    key_figures: tuple[str, ...]
    charts: tuple[str, ...]
    stories: tuple[StoryFacts, ...]
    outreach: tuple[SaidFacts, ...]
    contact: tuple[str, ...]
    kept_back: tuple[str, ...]


def highlights_of(program: Program, period: Period, codes: Iterable[str]) -> list[Highlight]:
    """Those of ``period``: of ``codes`` in their order, where there are any, else all in theirs."""
    found = list(
        Highlight.objects.filter(
            program=program, happened_on__range=(period.start, period.end)
        ).order_by("position", "-happened_on", "pk")
    )
    if not (asked := list(codes)):
        return found
    by_code = {one.code: one for one in found}
    return [by_code[code] for code in asked if code in by_code]


def stories_of(
    highlights: list[Highlight], language: str
) -> tuple[tuple[StoryFacts, ...], tuple[str, ...]]:
    """The stories, each with the first picture that may be printed; and why each of the others is not.

    Two queries: the bytes of one picture a story, and what is known of all.
    """
    pictures = HighlightPicture.objects.filter(highlight__in=highlights)
    ordered = list(pictures.order_by("position", "pk"))
    first: dict[int, int] = {}
    for picture in ordered:
        if picture.is_printable:
            first.setdefault(picture.highlight_id, picture.pk)
    shown = [first[one.pk] for one in highlights[:MOST_STORIES] if one.pk in first]
    whole = {one.highlight_id: one for one in pictures.filter(pk__in=shown).defer(None)}
    stories = tuple(
        StoryFacts(
            code=one.code,
            title=localized(one, "title", language),
            day=format_date(one.happened_on, language),
            text=localized(one, "text", language),
            picture=_picture(whole[one.pk], language) if one.pk in whole else None,
        )
        for one in highlights
    )
    return stories, tuple(_kept_back(ordered, set(first.values())))


def _picture(picture: HighlightPicture, language: str) -> PictureFacts:
    return PictureFacts(
        name=picture.name,
        content=bytes(picture.content),
        content_type=picture.content_type,
        width=picture.width,
        height=picture.height,
        alt=picture.alt_in(language),
        credit=picture.credit,
    )


def _kept_back(pictures: list[HighlightPicture], first: set[int]) -> Iterator[str]:
    for picture in pictures:
        if why := why_left_out(picture):
            yield why
        elif picture.pk not in first:
            yield _("%(name)s : un point saillant n’a qu’une photo, la première.") % {
                "name": picture.name
            }


def outreach_of(program: Program, period: Period, language: str) -> tuple[SaidFacts, ...]:
    """What was said of the program in ``period``, by kind: how many as far as it is known, and each in words."""
    entries = OutreachEntry.objects.filter(program=program).within(period)
    told: dict[str, list[str]] = {}
    for entry in entries.order_by("starts_on", "pk"):
        told.setdefault(entry.kind, []).append(_told(entry, program, language))
    return tuple(
        SaidFacts(one.label, one.said(language), tuple(told[one.kind])) for one in by_kind(entries)
    )


def _told(entry: OutreachEntry, program: Program, language: str) -> str:
    when = say_when(Period(entry.starts_on, entry.ends_on), program.calendar, language)
    where = ", ".join(part for part in (entry.medium, when) if part)
    return f"{localized(entry, 'title', language)} ({where})"


def contact_of(program: Program, language: str) -> tuple[str, ...]:
    """Where the lead organisation is reached, as far as its entry says."""
    lead = program.lead
    lines = (localized(lead, "name", language), str(lead.phone or ""), lead.email, lead.website)
    return tuple(line for line in lines if line)
