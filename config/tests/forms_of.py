"""The forms of a page as a browser would send them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

from django.contrib import admin
from django.http import HttpResponse
from django.urls import resolve

# On every page: signing out, the language.
FRAME = {"set_language", "account_logout", "logout"}
_FILES_AND_BUTTONS = {"file", "submit", "button", "image", "reset"}
_OFFERS = {"checkbox", "radio", "submit"}


@dataclass
class PageForm:
    """A form that is sent with POST: where to (« » is the page itself), and what each field holds.

    ``choices`` are the values that a field offers, those of its buttons included; ``files`` are its fields for files.
    """

    action: str
    data: dict[str, list[str]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    choices: dict[str, list[str]] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.forms: list[PageForm] = []
        self._form: PageForm | None = None
        self._select = ""
        self._text: list[str] | None = None

    def handle_starttag(self, tag, attributes):
        said = {name: value or "" for name, value in attributes}
        if tag == "form" and said.get("method", "").lower() == "post":
            self._form = PageForm(said.get("action", ""))
            self.forms.append(self._form)
        name = said.get("name", "")
        if tag == "select":
            self._select = name
        if self._form is None or not (name or tag == "option"):
            return
        if tag in ("input", "button"):
            self._input(name, {"type": "submit"} | said if tag == "button" else said)
        elif tag == "select":
            self._form.names.add(name)
        elif tag == "option" and self._select:
            self._offer(self._select, said)
            if "selected" in said:
                self._hold(self._select, said.get("value", ""))
        elif tag == "textarea":
            self._hold(name, "")
            self._text = self._form.data[name]

    def _input(self, name: str, said: dict[str, str]) -> None:
        kind = said.get("type", "text")
        if kind in _OFFERS:
            self._offer(name, said)
        if kind == "file":
            self._form.files.add(name)
        if kind in ("checkbox", "radio") and "checked" not in said:
            self._form.names.add(name)
        elif kind not in _FILES_AND_BUTTONS:
            self._hold(name, said.get("value", "on" if kind == "checkbox" else ""))

    def _offer(self, name: str, said: dict[str, str]) -> None:
        self._form.choices.setdefault(name, []).append(said.get("value", "on"))

    def _hold(self, name: str, value: str) -> None:
        self._form.names.add(name)
        self._form.data.setdefault(name, []).append(value)

    def handle_data(self, data):
        if self._text is not None:
            # A browser drops the line break that follows the tag.
            self._text[-1] += data.removeprefix("\n") if not self._text[-1] else data

    def handle_endtag(self, tag):
        if tag == "textarea":
            self._text = None
        elif tag == "select":
            self._select = ""
        elif tag == "form":
            self._form = None


def forms_of(html: str) -> list[PageForm]:
    reader = _Reader()
    reader.feed(html)
    return reader.forms


def own_forms(page: HttpResponse) -> list[PageForm]:
    """The forms of a page that was found, without those of the frame."""
    if page.status_code != 200 or "text/html" not in page.headers.get("Content-Type", ""):
        return []
    return [
        form
        for form in forms_of(page.content.decode())
        if not form.action.startswith("/") or _named(form.action) not in FRAME
    ]


def _named(action: str) -> str:
    return resolve(urlsplit(action).path).url_name


def autocompletions() -> Iterator[dict]:
    """What the admin's forms ask of its autocompletion."""
    for shown in [*admin.site._registry.values(), *inlines()]:
        for name in shown.autocomplete_fields:
            meta = shown.opts if hasattr(shown, "opts") else shown.model._meta
            yield {
                "app_label": meta.app_label,
                "model_name": meta.model_name,
                "field_name": name,
                "term": "e",
            }


def inlines() -> list:
    return [inline for shown in admin.site._registry.values() for inline in shown.inlines]
