"""What is kept of a picture: with who agreed and what it shows, without which it is not published."""

from datetime import date
from itertools import product

import pytest
from django.core.exceptions import ValidationError
from django.db import models
from django.test.utils import isolate_apps
from django.utils.translation import override

from programs.enums import PictureConsent
from programs.models.pictures import PRINTABLE, StoredPicture
from programs.pictures import take_picture
from programs.tests import test_pictures
from programs.tests.uploads import upload

pytestmark = pytest.mark.django_db

DAY = date(2026, 5, 4)
DATED = "Écrivez quel jour le consentement a été obtenu, et seulement s’il l’a été."
SIDES = "Une photo est une image JPEG ou PNG de 32 à 1 600 points de côté."


@pytest.fixture(scope="module")
def kind():
    """A table as another app would make it. It is never in the database: what is checked here, Python checks."""
    with isolate_apps("programs"):

        class ActivityPicture(StoredPicture):
            added_by = None  # no account is known where only this table is

            class Meta(StoredPicture.Meta):
                app_label = "programs"

        yield ActivityPicture


@pytest.fixture
def photo(kind):
    picture = take_picture(upload(test_pictures.saved(test_pictures.plain()), "visite.jpg"))

    def make(**details) -> models.Model:
        made = kind.of(picture, **{"alt": "Deux élèves devant un tour à métaux"} | details)
        return made

    return make


def refusals(photo: models.Model) -> list[str]:
    try:
        photo.validate_constraints()
    except ValidationError as error:
        return [message.replace("\u202f", " ").replace("\u00a0", " ") for message in error.messages]
    return []


def test_a_row_holds_the_picture_and_its_size(photo):
    made = photo(credit="Maude Roy")
    assert (made.name, made.width, made.height, made.size) == (
        "visite.jpg",
        80,
        60,
        len(made.content),
    )
    assert (made.consent, refusals(made)) == (PictureConsent.TO_OBTAIN, [])


@pytest.mark.parametrize(
    ("details", "found"),
    [
        ({"consent": "obtained", "consented_on": DAY}, []),
        ({"consent": "obtained"}, [DATED]),
        ({"consent": "to_obtain", "consented_on": DAY}, [DATED]),
        ({"consent": "not_needed", "consented_on": DAY}, [DATED]),
        ({"consent": "not_needed"}, []),
        ({"consent": "perhaps"}, [DATED]),
    ],
)
def test_a_consent_that_was_obtained_has_its_day(photo, details, found):
    assert refusals(photo(**details)) == found


@pytest.mark.parametrize(
    "changed", [{"content_type": "image/gif"}, {"width": 1601}, {"height": 31}]
)
def test_what_was_not_made_anew_is_refused(photo, changed):
    made = photo()
    for name, value in changed.items():
        setattr(made, name, value)
    assert refusals(made) == [SIDES]


def test_bytes_that_changed_on_the_way_are_refused(photo):
    made = photo()
    made.content = made.content[:-1] + b"?"
    assert refusals(made) == ["Ce fichier est arrivé abîmé : envoyez-le de nouveau."]


@pytest.mark.parametrize(("consent", "alt"), [*product(PictureConsent.values, ["", "Une visite"])])
def test_only_what_is_agreed_and_described_is_printable(photo, consent, alt):
    expected = bool(alt) and consent != PictureConsent.TO_OBTAIN
    assert photo(consent=consent, alt=alt).is_printable is expected
    # The same for whoever filters a list.
    assert PRINTABLE.check({"consent": consent, "alt": alt}) is expected


def test_the_list_of_those_that_may_be_published_leaves_the_bytes_where_they_are(kind):
    printable = kind.objects.all().printable()
    assert printable.query.deferred_loading == ({"content"}, True)
    assert "consent" in str(printable.query)


def test_its_description_is_given_in_the_language_of_the_page(photo):
    made = photo(alt_en="Two students at a lathe")
    assert (made.alt_in("en"), photo().alt_in("en")) == (made.alt_en, made.alt)
    with override("fr"):
        assert made.alt_in() == made.alt
