"""Taste that became a check: names in French, sentences on constraints, tidy templates, short files."""

import ast
import re

import pytest
from django.apps import apps
from django.db import models
from django.utils.functional import Promise

from config.tests import source
from config.tests.source import layer_of
from programs.accounts.models import User
from programs.moves import MOVES

TEMPLATES = source.BASE_DIR / "templates"

# Names of things, which are the same in every language.
NOT_WRAPPED = {"SHA-256", "HTML", "PDF", "XLSX", "CSV", "JSON", "ZIP"}
# Templates that Django or a library asks for by name.
CALLED_BY_OTHERS = (
    "account/",
    "auth/",
    "admin/",
    "mfa/",
    "403.html",
    "403_csrf.html",
    "404.html",
    "429.html",
    "500.html",
)
# Inside these a template is a part of something, included or rendered by name; in all other folders it is a page.
PARTS = ("admin", "auth", "components", "documents", "layout")
# The order in which a page fills the frame.
BLOCKS = (
    "title",
    "extrastyle",
    "extrahead",
    "extra_head",
    "head",
    "bodyclass",
    "usertools",
    "nav",
    "breadcrumbs",
    "messages",
    "tools",
    "content",
    "sidebar",
    "footer",
    "scripts",
)
LONGEST, LONGEST_MIGRATION = 500, 900
# Files that may be longer, and why.
LONG: dict[str, str] = {}
# Where a template trusts HTML, and why it may.
SAFE = {
    "admin/import_export/form_fields.html": "help texts of fields, written by us",
}


def our_models() -> list:
    """Models that somebody wrote: those of the history follow theirs."""
    return [
        model
        for model in apps.get_models()
        if layer_of(model.__module__) and not hasattr(model, "pgh_tracked_model")
    ]


def by_label(items) -> dict:
    return {item._meta.label: item for item in items}


MODELS = by_label(our_models())


def own_fields(model) -> list:
    """The fields that the model or a base of ours declares, and no library."""
    declared = {
        field.name
        for base in model.__mro__
        if layer_of(base.__module__) and hasattr(base, "_meta")
        for field in base._meta.local_fields
    }
    inherited = {
        field.name
        for base in model.__mro__
        if hasattr(base, "_meta") and not layer_of(base.__module__)
        for field in base._meta.get_fields()
    }
    found = [field for field in model._meta.fields if field.name in declared - inherited]
    return [field for field in found if not field.auto_created]


def text_of(path) -> str:
    return path.read_text(encoding="utf-8")


def name_of(path) -> str:
    return path.relative_to(TEMPLATES).as_posix()


# What htmx puts into a page that is open, and what a component draws of each that it shows.
IN_PLACE = {
    "plans/cell.html",
    "plans/repainted.html",
    "activities/calendar_entry.html",
    "agenda/calendar_entry.html",
    "pages/suggestions.html",
}
NAMES = {name_of(path): path for path in source.templates()}


# --- Models ------------------------------------------------------------------------------------


@pytest.mark.parametrize("label", MODELS)
def test_a_model_has_a_french_name_in_singular_and_plural(label):
    meta = MODELS[label]._meta
    assert isinstance(meta.original_attrs.get("verbose_name"), Promise)
    assert isinstance(meta.original_attrs.get("verbose_name_plural"), Promise)


@pytest.mark.parametrize("label", MODELS)
def test_a_field_has_a_french_name(label):
    unnamed = [
        field.name
        for field in own_fields(MODELS[label])
        if field.editable  # what nobody types is not named either
        and not isinstance(field.verbose_name, Promise)
        and field.verbose_name not in NOT_WRAPPED
    ]
    assert unnamed == []


@pytest.mark.parametrize("label", MODELS)
def test_a_help_text_is_in_french(label):
    plain = [
        field.name
        for field in own_fields(MODELS[label])
        if field.help_text and not isinstance(field.help_text, Promise)
    ]
    assert plain == []


@pytest.mark.parametrize("label", MODELS)
def test_a_constraint_says_in_french_what_it_refuses(label):
    silent = [
        constraint.name
        for constraint in MODELS[label]._meta.constraints
        if constraint.violation_error_message == constraint.default_violation_error_message
        # The target of a composite foreign key: its ``id`` alone is unique already.
        and "id" not in getattr(constraint, "fields", ())
    ]
    assert silent == []


@pytest.mark.parametrize("label", MODELS)
def test_a_model_declares_its_order(label):
    assert MODELS[label]._meta.ordering


def test_the_labels_of_choices_are_translated_when_they_are_read():
    wrong = [
        f"{cls.__module__}.{cls.__qualname__}.{member.name}"
        for cls in choices_classes()
        for member in cls
        if not isinstance(member._label_, Promise) and str(member.label) not in NOT_WRAPPED
    ]
    assert wrong == []


def choices_classes(base: type = models.Choices) -> list[type]:
    """Every class of choices of ours, by way of the modules that Django has loaded."""
    found = []
    for cls in base.__subclasses__():
        if layer_of(cls.__module__):
            found.append(cls)
        found += choices_classes(cls)
    return found


def test_who_did_it_never_stands_without_when():
    alone = [
        f"{label}.{field.name}"
        for label, model in MODELS.items()
        for field in own_fields(model)
        if field.name.endswith("_by") and field.related_model is User
        if not is_moment(model, field.name.removesuffix("_by") + "_at")
        # Of a step, its log says when.
        if not hasattr(model, MOVES)
    ]
    assert alone == []


def is_moment(model, name: str) -> bool:
    """Whether the model has a moment of that name, which cannot be left out, or is held by a rule once it has come."""
    fields = {field.name: field for field in model._meta.fields}
    if not isinstance(fields.get(name), models.DateTimeField):
        return False
    rules = [getattr(rule, "condition", None) for rule in model._meta.constraints]
    return not fields[name].null or any(name in str(rule) for rule in rules)


# --- Templates ----------------------------------------------------------------------------------


def test_every_template_is_used():
    """Named by another template or in the code, or asked for by a library."""
    named = "\n".join(
        text_of(path)
        for path in [*source.templates(), *source.python_files()]
        if "tests" not in path.parts
    )
    unused = [
        name
        for name in NAMES
        if not name.startswith(CALLED_BY_OTHERS)
        and not re.search(rf"[\"'/]{re.escape(name)}[\"'#]", named)
        and not is_built_by_name(name)
    ]
    assert unused == []


def is_built_by_name(name: str) -> bool:
    """Whether rendering finds the template by the kind of a block, or in its own folder."""
    return name.startswith("documents/")


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("documents/blocks/")])
def test_a_block_template_has_its_dataclass(name):
    from reporting.documents import model

    kinds = {one.lower() for one in vars(model)}
    assert name.removeprefix("documents/blocks/").removesuffix(".html") in kinds


@pytest.mark.parametrize(
    "name", [n for n in NAMES if "/" in n and n.partition("/")[0] not in PARTS]
)
def test_a_page_stands_in_the_frame_or_is_part_of_one(name):
    page = re.search(r"{% extends ", text_of(NAMES[name]))
    assert page or is_included(name) or name in IN_PLACE


def is_included(name: str) -> bool:
    pattern = re.compile(rf"{{% include [\"']{re.escape(name)}[\"']")
    return any(pattern.search(text_of(path)) for path in source.templates())


@pytest.mark.parametrize("name", [n for n, path in NAMES.items() if "{% extends " in text_of(path)])
def test_the_blocks_of_a_page_come_in_the_order_of_the_frame(name):
    found = [block for block in outer_blocks(text_of(NAMES[name])) if block in BLOCKS]
    assert found == sorted(found, key=BLOCKS.index)


def outer_blocks(text: str) -> list[str]:
    """The names of the blocks that stand in no other block."""
    found, depth = [], 0
    for name, end in re.findall(r"{% (?:block (\w+)|(endblock)(?: \w+)?) %}", text):
        if end:
            depth -= 1
            continue
        if depth == 0:
            found.append(name)
        depth += 1
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_template_trusts_no_html(name):
    trusts = bool(re.search(r"\|\s*safe\b|{% autoescape off|mark_safe", text_of(NAMES[name])))
    assert trusts == (name in SAFE)


INLINE = re.compile(
    r"<style|<script(?![^>]*\ssrc=)|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE
)
# A document as a file carries its own styles.
ITS_OWN_STYLE = {"documents/page.html": ["<style"]}


@pytest.mark.parametrize("name", NAMES)
def test_a_template_has_neither_style_nor_script_of_its_own(name):
    """The content security policy would stop them without a word."""
    assert INLINE.findall(text_of(NAMES[name])) == ITS_OWN_STYLE.get(name, [])


@pytest.mark.parametrize("name", NAMES)
def test_a_template_reaches_for_nothing_outside_the_site(name):
    links = re.findall(
        r"(?:src|href|action|url\()=?[\"']?(?:https?:)?//[^\"'\s)]+", text_of(NAMES[name])
    )
    assert links == []


# --- Files --------------------------------------------------------------------------------------


def test_no_file_is_too_long_to_be_read():
    files = [*source.python_files(), *source.templates(), *own_styles()]
    wrong = {
        source.relative(path): lines
        for path in files
        if (lines := len(text_of(path).splitlines())) > longest(path)
        and source.relative(path) not in LONG
    }
    assert wrong == {}


def longest(path) -> int:
    """How many lines a file may have; a migration is written by a machine, and read all the same."""
    return LONGEST_MIGRATION if "migrations" in path.parts else LONGEST


def test_no_long_file_is_excused_that_has_become_short():
    lengths = {name: len(text_of(source.BASE_DIR / name).splitlines()) for name in LONG}
    assert [name for name, lines in lengths.items() if lines <= LONGEST] == []


def own_styles() -> list:
    static = source.BASE_DIR / "static"
    return sorted([*static.glob("css/**/*.css"), *static.glob("js/*.js")])


def test_every_style_and_script_is_used():
    named = "\n".join(
        text_of(path) for path in [*source.templates(), *source.python_files(), *own_styles()]
    )
    assert [path.name for path in own_styles() if path.name not in named] == []


@pytest.mark.parametrize("folder", sorted(source.PACKAGES))
def test_every_module_says_what_it_is_for(folder):
    silent = [
        source.relative(path)
        for path in source.python_files(folder)
        if text_of(path).strip()
        and not {"migrations", "tests"} & set(path.parts)
        and not ast.get_docstring(source.tree(path))
    ]
    assert silent == []


class TestTheChecks:
    """They must see what they look for."""

    @pytest.mark.parametrize(
        ("markup", "found"),
        [
            ('<p style="color: red">', [" style="]),
            ("<script>alert(1)</script>", ["<script"]),
            ('<script src="/static/js/menu.js" defer></script>', []),
            ('<a onclick="go()">', [" onclick="]),
            ('<a href="javascript:go()">', ["javascript:"]),
            ('<a class="style" data-on="x">', []),
        ],
    )
    def test_they_see_what_stands_inline(self, markup, found):
        assert INLINE.findall(markup) == found

    def test_they_see_only_the_outer_blocks(self):
        text = "{% block content %}{% block title %}{% endblock %}{% endblock content %}{% block nav %}"
        assert outer_blocks(text) == ["content", "nav"]
