"""Files joined to a referral: what is kept, what the database refuses, and when their bytes are read."""

import hashlib

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from programs import files
from programs.files import LARGEST
from programs.models import files as stored
from programs.referrals.models import ReferralFile
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.uploads import pdf, upload

pytestmark = pytest.mark.django_db


EMPTY = hashlib.sha256(b"").hexdigest()
LARGE = b"x" * (LARGEST + 1)
SUM = hashlib.sha256(LARGE).hexdigest()


@pytest.fixture
def referral():
    return ReferralFactory()


def join(referral, **changes) -> ReferralFile:
    checked = files.check(upload(pdf(), "lettre.pdf"))
    file = ReferralFile.of(checked, referral=referral)
    for name, value in changes.items():
        setattr(file, name, value)
    file.save()
    return file


def test_a_checked_file_is_kept_as_it_came(referral):
    join(referral)
    kept = ReferralFile.objects.get()
    assert (bytes(kept.content), kept.name, kept.content_type) == (
        pdf(),
        "lettre.pdf",
        "application/pdf",
    )
    assert (kept.size, kept.sha256) == (len(pdf()), hashlib.sha256(pdf()).hexdigest())


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"content": pdf() + b" "}, "referralfile_is_whole"),
        ({"content": b"%" + pdf()[1:-1] + b"x"}, "referralfile_is_whole"),
        ({"sha256": "0" * 64}, "referralfile_is_whole"),
        ({"content": b"", "size": 0, "sha256": EMPTY}, "referralfile_within_the_limit"),
        ({"content": LARGE, "size": len(LARGE), "sha256": SUM}, "referralfile_within_the_limit"),
    ],
)
def test_the_database_keeps_no_file_that_is_not_what_it_says(referral, changes, constraint):
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        join(referral, **changes)
    assert refused.value.__cause__.diag.constraint_name == constraint
    assert ReferralFile.objects.count() == 0


def test_the_same_bytes_are_joined_once_to_a_referral_and_to_another_as_well(referral):
    join(referral)
    with pytest.raises(IntegrityError, match="referralfile_once_a_referral"), transaction.atomic():
        join(referral, name="autre-nom.pdf")
    join(ReferralFactory())
    assert ReferralFile.objects.count() == 2


@pytest.mark.parametrize(
    "listed",
    [
        lambda referral: ReferralFile.objects.all(),
        lambda referral: ReferralFile.objects.without_content(),
        lambda referral: referral.files.filter(from_referrer=True).order_by("name"),
        lambda referral: type(referral).objects.prefetch_related("files").get().files.all(),
    ],
)
def test_a_list_never_reads_the_bytes(referral, listed):
    join(referral)
    with CaptureQueriesContext(connection) as queries:
        (file,) = listed(referral)
    assert "content" in file.get_deferred_fields()
    assert ['"content"' in one["sql"] for one in queries] == [False] * len(queries)


def test_a_file_is_handed_over_as_an_attachment_that_nothing_can_run(referral):
    answer = files.attachment(join(referral))
    names = ("Content-Type", "Content-Length", "Content-Disposition", "X-Content-Type-Options")
    assert [answer[name] for name in names] == [
        "application/pdf",
        str(len(pdf())),
        'attachment; filename="lettre.pdf"',
        "nosniff",
    ]
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.getvalue() == pdf()


def test_the_bytes_come_a_slice_at_a_time(referral, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(stored, "SLICE", len(pdf()) - 1)
    join(referral)
    file = ReferralFile.objects.get()
    with django_assert_num_queries(2):
        slices = list(file.slices())
    assert slices == [pdf()[:-1], pdf()[-1:]]


def test_a_file_that_was_listed_is_renamed_without_its_bytes(referral):
    join(referral)
    file = ReferralFile.objects.get()
    file.name = "renommé.pdf"
    with CaptureQueriesContext(connection) as queries:
        file.save()
    assert ['"content"' in one["sql"] for one in queries] == [False]
    assert bytes(ReferralFile.objects.get(name="renommé.pdf").content) == pdf()
