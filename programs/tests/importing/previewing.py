"""What somebody does on the pages of an import: send a file, read its preview, confirm it."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from programs.tests.importing.files import csv_of, spaced

IMPORT = reverse("admin:people_person_import")
CONFIRM = reverse("admin:people_person_process_import")


def upload(*lines: str, name: str = "gens.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, csv_of(*lines))


def preview(client, *lines: str, url: str = IMPORT, **fields):
    return client.post(url, {"import_file": upload(*lines), **fields})


def confirmation(response) -> dict[str, str]:
    """What the button of a preview posts."""
    return response.context["confirm_form"].initial


def messages_of(response) -> list[str]:
    """The messages of a page, without the links in them."""
    shown = [re.sub(" <a .*</a>", "", str(message)) for message in response.context["messages"]]
    return [spaced(message) for message in shown]
