"""The poster of a survey: what is hung beside the door and shown on the wall, in both languages."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from activities.actions.papers import on_paper, short
from activities.models import Survey
from programs.letters import model as paper
from programs.letters.fields import fill
from programs.mailing import absolute
from programs.models.fields import localized

LANGUAGES = ("fr", "en")


def address_of(survey: Survey) -> str:
    """The short address, which is scanned and typed."""
    return absolute(reverse("survey_short", args=[survey.short_code]))


def titles_of(survey: Survey) -> list[dict[str, str]]:
    """The title of the activity and the invitation, in French and in English."""
    return [_title_in(survey, language) for language in LANGUAGES]


def _title_in(survey: Survey, language: str) -> dict[str, str]:
    with override(language):
        return {
            "language": language,
            "title": localized(survey.activity, "title", language),
            "invitation": _("Votre avis, en une minute et sans votre nom."),
        }


def poster_of(survey: Survey) -> paper.Letter:
    """The poster on one page, under the head of whoever leads the program."""
    (first, second) = sorted(
        titles_of(survey), key=lambda one: one["language"] != short(survey.language)
    )
    second_title = "" if second["title"] == first["title"] else "## {{ autre }}\n\n"
    address = address_of(survey)
    blocks = [
        paper.Text(fill("**{{ invitation }}**", {"invitation": first["invitation"]})),
        paper.Scan(first["title"], address),
        paper.Text(
            fill(
                f"{second_title}**{{{{ invitation }}}}**",
                {"autre": second["title"], "invitation": second["invitation"]},
            )
        ),
    ]
    return on_paper(survey.activity, first["title"], blocks, survey.language)
