"""What a published version is made of."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from programs.accounts.tests.factories import coordinator_of
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import ProgramFactory
from reporting import differences, making, publishing
from reporting.enums import DOCUMENT_FORMATS, FileFormat
from reporting.tests.factories import (
    YEAR,
    ReportFactory,
    VersionFactory,
    a_year_of_service,
    submitted_report,
)


def figures(**values) -> dict:
    """Figures as data: ``{code: {"label": code, "display": value, "breakdown": […]}}``."""
    return {
        "figures": {
            code: {
                "label": code,
                "display": value if isinstance(value, str) else value[0],
                "breakdown": [
                    {"label": label, "display": part}
                    for label, part in ({} if isinstance(value, str) else value[1]).items()
                ],
            }
            for code, value in values.items()
        }
    }


def changed(before: dict, after: dict) -> list[tuple[str, str, str]]:
    return list(differences.compare(before, after).changes)


def test_nothing_changed_between_equal_figures():
    same = figures(mentors="42", referrals=("43", {"CJEO": "33"}))
    assert changed(same, same) == []


def test_a_changed_figure_is_told_with_both_values():
    assert changed(figures(mentors="42"), figures(mentors="41")) == [("mentors", "42", "41")]


def test_a_changed_part_is_told_under_its_figure():
    before = figures(referrals=("43", {"CJEO": "33", "SITO": "5"}))
    after = figures(referrals=("43", {"CJEO": "32", "SITO": "6"}))
    assert changed(before, after) == [
        ("referrals · CJEO", "33", "32"),
        ("referrals · SITO", "5", "6"),
    ]


def test_a_part_that_appeared_and_one_that_went_away_are_told_with_a_dash():
    before, after = figures(parts=("2", {"a": "2"})), figures(parts=("2", {"b": "2"}))
    assert changed(before, after) == [("parts · b", "—", "2"), ("parts · a", "2", "—")]


def test_what_only_one_version_counts_is_no_change_and_told_apart():
    before, after = figures(old="1", both="2"), figures(new="0", both="2")
    assert differences.compare(before, after) == differences.Comparison(
        changes=(), new=(("new", "0"),), dropped=(("old", "1"),)
    )


def test_a_figure_of_another_name_is_the_same_by_its_code():
    before, after = figures(mentors="42"), figures(mentors="42")
    after["figures"]["mentors"]["label"] = "Mentors inscrits"
    assert differences.compare(before, after) == differences.Comparison()


def keyed(found: dict, code: str, **keys: str) -> dict:
    """``found``, with the key of each part of the figure ``code``."""
    for part in found["figures"][code]["breakdown"]:
        part["key"] = keys[part["label"]]
    return found


def test_a_part_of_another_name_is_the_same_by_its_key():
    before = keyed(figures(referrals=("43", {"CJE": "33"})), "referrals", CJE="7")
    after = keyed(figures(referrals=("43", {"CJEO": "33"})), "referrals", CJEO="7")
    assert changed(before, after) == []


def test_two_parts_of_one_name_are_told_apart_by_their_keys():
    before, after = figures(grants=("3", {})), figures(grants=("3", {}))
    for found, shown in ((before, ("1", "2")), (after, ("2", "1"))):
        found["figures"]["grants"]["breakdown"] = [
            {"key": key, "label": "CJE", "display": display}
            for key, display in zip("ab", shown, strict=True)
        ]
    assert changed(before, after) == [("grants · CJE", "1", "2"), ("grants · CJE", "2", "1")]


def test_parts_that_an_old_version_knows_by_their_label_alone_are_matched_by_it():
    before = figures(referrals=("43", {"CJEO": "33"}))
    after = keyed(figures(referrals=("43", {"CJEO": "33"})), "referrals", CJEO="7")
    assert changed(before, after) == []


def test_the_figures_of_each_program_of_an_organisation_are_compared():
    before, after = (
        figures(mentors="3")
        | {"programs": [{"program": "un", "title": "Un", **figures(mentors=mentors)}]}
        for mentors in ("2", "1")
    )
    assert changed(before, after) == [("mentors · Un", "2", "1")]


def test_the_fingerprint_follows_the_figures():
    one, other = publishing.fingerprint(figures(a="1")), publishing.fingerprint(figures(a="2"))
    assert (len(one), one == publishing.fingerprint(figures(a="1")), one == other) == (
        64,
        True,
        False,
    )


def test_the_printed_number_says_which_report_which_version_and_which_figures():
    number = publishing.printed_number("QP-2007-2008", 2, "3f9a71c2" + "0" * 56)
    assert number == "QP-2007-2008-v2-3F9A-71C2"


@pytest.mark.django_db
def test_each_page_prints_the_number_and_where_it_is_checked(quick_pdf, settings):
    settings.SITE_URL = "https://arrimage.exemple.test"
    report = ReportFactory(program=a_year_of_service(code="QP"))
    content = publishing.prepare(report, number=1, published_on=YEAR.end, reason="", replaced=None)
    number = publishing.printed_number("QP-2007-2008", 1, content.fingerprint)
    pages = [data.decode() for _l, format, data in content.files if format == FileFormat.HTML]
    assert content.printed_number == number
    # On the cover, where it opens the page that checks it, and at the foot.
    url = f"https://arrimage.exemple.test/verifier/?numero={number}"
    foot = f"{number} · arrimage.exemple.test/verifier/"
    assert [(page.count(f'href="{url}"'), page.count(foot)) for page in pages] == [(1, 1)] * 2
    assert [page.count(f"<b>{number}</b>") for page in pages] == [1, 1]


@pytest.mark.django_db
def test_a_publication_has_every_format_in_both_languages(quick_pdf):
    report = ReportFactory(program=a_year_of_service())
    content = publishing.prepare(report, number=1, published_on=YEAR.end, reason="", replaced=None)
    assert [(language, format) for language, format, _data in content.files] == [
        (language, format) for language in ("fr", "en") for format in DOCUMENT_FORMATS
    ]
    assert (content.compared, content.fingerprint) == (
        dict.fromkeys(("fr", "en"), differences.Comparison()),
        publishing.fingerprint(content.figures["fr"]),
    )


@pytest.mark.django_db
def test_the_same_records_make_the_same_bytes(quick_pdf):
    report = ReportFactory(program=a_year_of_service())
    one, other = (
        publishing.prepare(report, number=1, published_on=YEAR.end, reason="", replaced=None)
        for _time in range(2)
    )
    assert one == other


@pytest.mark.django_db
def test_records_that_change_between_the_two_languages_are_refused(monkeypatch, quick_pdf):
    report = ReportFactory(program=a_year_of_service())
    gather = making.gather

    def gather_while_a_colleague_works(order):
        if order.language == "en":
            ReferralFactory(program=report.program)
        return gather(order)

    monkeypatch.setattr(making, "gather", gather_while_a_colleague_works)
    with pytest.raises(ValidationError) as refused:
        publishing.prepare(report, number=1, published_on=YEAR.end, reason="", replaced=None)
    assert refused.value.messages == [
        "Des fiches ont changé pendant la publication\u00a0: publiez de nouveau."
    ]


@pytest.mark.django_db
def test_a_letter_that_would_be_a_box_is_refused_before_any_file_is_made(monkeypatch):
    report = ReportFactory(program=a_year_of_service(title="Passerelles བོད"))
    monkeypatch.setattr(making.Made, "render", lambda made, format: pytest.fail("a file was made"))
    with pytest.raises(ValidationError) as refused:
        publishing.prepare(report, number=1, published_on=YEAR.end, reason="", replaced=None)
    assert [message.count("U+0F56, TIBETAN LETTER BA") for message in refused.value.messages] == [1]


@pytest.mark.django_db
def test_before_publishing_one_is_told_which_letters_would_be_boxes(client):
    report = submitted_report(ProgramFactory(), outlook="Le Foyer 😀 ouvrira.")
    client.force_login(coordinator_of(report.program))
    page = client.get(reverse("admin:reporting_report_step", args=[report.pk, "publier"]))
    in_french, in_english = page.context["refusals"]
    told = "(U+1F600, GRINNING FACE) dans « Le Foyer 😀 ouvrira. », partie « Perspectives »"
    assert in_french.replace("\u00a0", " ").count(told) == 1
    assert in_english.count("Le Foyer 😀 ouvrira.") == 1


@pytest.mark.django_db
def test_a_correction_prints_what_changed_and_why_in_both_languages(quick_pdf):
    program = a_year_of_service()
    report = ReportFactory(program=program)
    first = publishing.prepare(report, number=1, published_on=YEAR.end, reason="", replaced=None)
    replaced = VersionFactory.build(report=report, figures=first.figures)
    ReferralFactory(program=program, referrer=None)
    second = publishing.prepare(
        report, number=2, published_on=YEAR.end, reason="Une référence oubliée.", replaced=replaced
    )
    pages = {
        language: data.decode()
        for language, format, data in second.files
        if format == FileFormat.HTML
    }
    assert [len(found.changes) for found in second.compared.values()] == [3, 3]
    assert second.compared["fr"].changes[0] == ("Références reçues", "8", "9")
    assert [page.count("Une référence oubliée.") for page in pages.values()] == [1, 1]
