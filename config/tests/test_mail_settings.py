"""How EMAIL_URL is read: encrypted where it says so, and with patience that ends."""

import json

import pytest

from config.tests.test_settings import REAL, load_settings, run

NAMES = ("BACKEND", "HOST", "PORT", "USE_TLS", "USE_SSL", "TIMEOUT")


def read(url: str) -> list:
    told = ", ".join(f"settings.EMAIL_{name}" for name in NAMES)
    code = f"import json; from config import settings; print(json.dumps([{told}]))"
    return json.loads(run("-c", code, **REAL, EMAIL_URL=url).stdout)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("submission://h?timeout=3", ["programs.smtp.EmailBackend", "h", 587, True, False, 3]),
        ("smtp+tls://u:p@h:25", ["programs.smtp.EmailBackend", "h", 25, True, False, 10]),
        ("smtp://h:465?ssl=true", ["programs.smtp.EmailBackend", "h", 465, False, True, 10]),
        ("smtp://h", ["programs.smtp.EmailBackend", "h", 25, False, False, 10]),
    ],
)
def test_it_says_how_the_server_is_spoken_to_and_for_how_long(url, said):
    assert read(url) == said


def test_without_one_mail_is_printed():
    console = "django.core.mail.backends.console.EmailBackend"
    assert read("")[0] == console


@pytest.mark.parametrize("url", ["smtp+ssl://u:p@h", "smpt://h", "h:25"])
def test_one_that_nobody_knows_is_not_taken_for_a_server_without_encryption(url):
    assert load_settings(**REAL, EMAIL_URL=url) == (
        "django.core.exceptions.ImproperlyConfigured: EMAIL_URL begins with none of "
        "console, dummy, file, memory, smtp, smtps, submission, submit."
    )
