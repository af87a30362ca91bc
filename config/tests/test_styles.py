"""The styles as data: colours, sizes and widths come from static/css/tokens.css, and no rule is for nothing."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import django
import import_export
import pytest
import tinycss2
import tinycss2.color3

from config.tests import source
from reporting.documents.model import WIDTHS
from reporting.rendering import canvas

CSS = source.BASE_DIR / "static" / "css"
TOKENS = CSS / "tokens.css"
SHEETS = {str(path.relative_to(CSS)): path for path in sorted(CSS.rglob("*.css"))}
OTHERS = [name for name in SHEETS if name != "tokens.css"]

# Custom media cannot be variables: these are the widths of the head of tokens.css.
BREAKPOINTS = ("(max-width: 640px)", "(max-width: 900px)")
MEDIA = {*BREAKPOINTS, "print", "screen", "screen and (max-width: 640px)"}

_MIXING = {
    "rgb",
    "rgba",
    "hsl",
    "hsla",
    "hwb",
    "lab",
    "lch",
    "oklab",
    "oklch",
    "color",
    "color-mix",
}
_NO_COLOUR = {"transparent", "currentcolor"}
_FONT_WORDS = {"inherit", "normal", "italic"}

# Where a drawing says its colour itself, and why no rule can: each is the value of a token.
DRAWN = {
    "templates/documents/arcs.html": "the engine of PDFs gives a drawing no rules",
    "templates/layout/base.html": "the colour of the browser's own bar",
    "reporting/rendering/canvas.py": "a chart goes alone into files",
    "static/img/favicon.svg": "a file of its own",
}

# Classes that no template of ours writes out: Python names them, or a library.
FROM_PYTHON = {
    "levels of django.contrib.messages": {"error"},
    "status of a step, see portal/steps.html": {"here", "ahead"},
    "numbers in words and dates": {"er"},
    "the text of a template, see programs/letters/forms.py": {"template-text"},
    "documents, see reporting/rendering": {
        *("document-fiche", "document-recueil", "gap-agree", "chart", "rare", "short"),
        *("document-points-saillants", "masthead-long", "masthead-longest"),
        "strong",
        *("cover-long", "cover-longest", *(f"keys-{n}" for n in range(1, 5))),
        *(f"series-{n}" for n in range(1, 7)),
        *("document-plan", "continues", "fixed", *(f"tone-{n}" for n in range(1, 7))),
        *("hatched", "track", "mark"),
        *(f"w-{n}" for n in WIDTHS),
        "pair",
        *("page-number", "page-count"),
    },
    "what was put back into a form, see static/js/kept-said.js": {"kept", "kept-ask", "kept-both"},
    "lines of a plan, see plans/heading.html and static/js/plans.js": {
        *("axis", "theme", "objective", "specific"),
        *("d0", "d1", "d2", "d3", "d4", "failed"),
        "texte",
    },
    "amounts of a budget, see budgets/cell.html and static/js/budgets.js": {
        *("equal", "differs"),
    },
    "words of an answer, see static/js/drafts.js": {"word-count", "too-many"},
    "lines of a document, see plans/import_preview.html": {
        *("level-axis", "level-theme", "level-objective", "level-specific", "level-action"),
        "level-none",
        *(f"depth-{n}" for n in range(1, 5)),
    },
    "forms as crispy-bootstrap5 draws them": {
        "asteriskField",
        "form-check",
        "invalid-feedback",
    },
}


# --- Reading ------------------------------------------------------------------------------------


def rules_of(css: str) -> Iterator:
    """Every rule, those inside @media too."""
    waiting = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    while waiting:
        rule = waiting.pop(0)
        yield rule
        if rule.type == "at-rule" and rule.at_keyword == "media":
            waiting += tinycss2.parse_rule_list(rule.content, True, True)


def declarations(css: str) -> Iterator:
    for rule in rules_of(css):
        is_style = rule.type == "qualified-rule"
        if is_style or (rule.type == "at-rule" and rule.at_keyword == "page"):
            yield from _inside(rule.content)


def _inside(content) -> Iterator:
    """The declarations of a block, and of the margin boxes that a block of @page holds."""
    for one in tinycss2.parse_blocks_contents(content, True, True):
        if one.type == "declaration":
            yield one
        elif one.type == "at-rule" and one.content:
            yield from _inside(one.content)


def components(tokens) -> Iterator:
    """Every token of a value, those between parentheses too."""
    for token in tokens:
        yield token
        yield from components(
            getattr(token, "arguments", None) or getattr(token, "content", None) or ()
        )


def literal_colours(css: str) -> list[str]:
    """The declarations that write a colour themselves."""
    return [
        f"{one.name}: {tinycss2.serialize(one.value).strip()}"
        for one in declarations(css)
        if any(_is_colour(token, one.name) for token in components(one.value))
    ]


def _is_colour(token, name: str) -> bool:
    if token.type == "hash":
        return True
    if token.type == "function":
        return token.lower_name in _MIXING
    if token.type == "ident":
        known = token.lower_value not in _NO_COLOUR and tinycss2.color3.parse_color(token)
        return bool(known) and not name.startswith("font")
    return token.type == "number" and name.endswith("-rgb")


def wild_type(css: str) -> list[str]:
    """The declarations whose size or face of type is no token of the scale."""
    return [
        f"{one.name}: {tinycss2.serialize(one.value).strip()}"
        for one in declarations(css)
        if one.lower_name in ("font", "font-size", "font-family") and not _is_of_the_scale(one)
    ]


def _is_of_the_scale(declaration) -> bool:
    value = tinycss2.serialize(declaration.value).strip()
    size, face = r"var\(--text-\w+\)", r"var\(--(?:sans|serif|letters)\)"
    shapes = {
        "font-size": size,
        "font-family": face,
        "font": rf"\d+ {size}(/[\d.]+)? {face}",
    }
    return value == "inherit" or bool(re.fullmatch(shapes[declaration.lower_name], value))


def media_of(css: str) -> list[str]:
    return [
        tinycss2.serialize(rule.prelude).strip()
        for rule in rules_of(css)
        if rule.type == "at-rule" and rule.at_keyword in ("media", "container")
    ]


def classes_of(css: str) -> set[str]:
    """The classes that selectors name."""
    found = set()
    for rule in rules_of(css):
        if rule.type == "qualified-rule":
            found |= set(_classes(rule.prelude))
    return found


def _classes(tokens) -> Iterator[str]:
    tokens = list(tokens)
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "ident" and before is not None and before == ".":
            yield token.value
        inner = getattr(token, "arguments", None) or getattr(token, "content", None)
        if inner and token.type != "string":
            yield from _classes(inner)


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def token_values() -> dict[str, str]:
    """The tokens by name, as the screen has them."""
    root = next(
        r
        for r in rules_of(text_of(TOKENS))
        if tinycss2.serialize(r.prelude or []).strip() == ":root"
    )
    return {one.name: tinycss2.serialize(one.value).strip() for one in _inside(root.content)}


# --- Who uses a class ---------------------------------------------------------------------------


def written_in(markup: str) -> set[str]:
    """The classes that a template writes out, and those that it gives to its parts."""
    found = set()
    blocks = r"{% block (?:main_class|bodyclass|coltype) %}(.*?){% endblock"
    for value in [*re.findall(r'class="([^"]*)"', markup), *re.findall(blocks, markup)]:
        found |= set(re.sub(r"{[{%].*?[}%]}", " ", value).split())
    for tag in re.findall(r"{% (?:include|cell) .*?%}", markup):
        found |= set(re.findall(r'(?:tone|kind)="([\w-]+)"', tag))
    return found


@cache
def written() -> frozenset[str]:
    return frozenset().union(*(written_in(text_of(path)) for path in source.templates()))


@cache
def excused() -> frozenset[str]:
    return frozenset().union(*FROM_PYTHON.values())


@cache
def theirs() -> frozenset[str]:
    """The words of Django's administration and of import-export, whose markup the sheets of the admin style."""
    folders = [
        Path(django.__file__).parent / "contrib" / "admin",
        Path(django.__file__).parent / "forms",
        Path(import_export.__file__).parent / "templates",
    ]
    return frozenset(
        word
        for folder in folders
        for path in folder.rglob("*")
        if path.suffix in (".html", ".css", ".js", ".py")
        for word in re.findall(r"[\w-]+", text_of(path))
    )


def is_a_column(name: str) -> bool:
    """Whether it is the class that Django gives to a column of ours."""
    column = name.removeprefix("field-")
    return column != name and any(
        re.search(rf"\b{column}\b", text_of(path))
        for path in source.python_files()
        if "admin" in path.as_posix() and "tests" not in path.parts
    )


def is_used(name: str, sheet: str) -> bool:
    if name in written() or name in excused():
        return True
    return sheet.startswith(("admin", "transfer")) and (name in theirs() or is_a_column(name))


# --- The rules ----------------------------------------------------------------------------------


@pytest.mark.parametrize("sheet", OTHERS)
def test_a_colour_is_a_token(sheet):
    assert literal_colours(text_of(SHEETS[sheet])) == []


@pytest.mark.parametrize("sheet", OTHERS)
def test_a_size_of_type_is_a_step_of_the_scale(sheet):
    assert wild_type(text_of(SHEETS[sheet])) == []


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_page_changes_at_two_widths_only(sheet):
    assert [media for media in media_of(text_of(SHEETS[sheet])) if media not in MEDIA] == []


def test_the_widths_are_told_at_the_head_of_the_tokens():
    head = text_of(TOKENS).partition(":root")[0]
    assert tuple(re.findall(r"\(max-width: \d+px\)", head)) == BREAKPOINTS


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_class_is_used(sheet):
    names = classes_of(text_of(SHEETS[sheet]))
    assert sorted(name for name in names if not is_used(name, sheet)) == []


def test_no_class_is_excused_that_needs_no_excuse():
    styled = set().union(*(classes_of(text_of(path)) for path in SHEETS.values()))
    assert sorted(excused() - styled) == []
    assert sorted(excused() & written()) == []


def test_every_token_is_used_and_no_other():
    everything = "\n".join(text_of(path) for path in SHEETS.values())
    used = set(re.findall(r"var\((--[\w-]+)", everything))
    declared = {one.name for path in SHEETS.values() for one in declarations(text_of(path))}
    assert sorted(used - declared) == []
    assert sorted(set(token_values()) - used) == []


def test_the_scale_has_ten_steps_on_paper_as_on_the_screen():
    steps = [name for name in token_values() if name.startswith("--text-")]
    assert [name.removeprefix("--text-") for name in steps] == [
        "root", "2xs", "xs", "sm", "base", "lg", "xl", "2xl", "3xl", "4xl", "5xl", "raised",
    ]  # fmt: skip


DRAWN_COLOUR = re.compile(r'"(#[0-9a-fA-F]{3,8})"|(?:fill|stroke)="(?!none)([a-z]+)"')


def drawn_in(text: str) -> set[str]:
    """The colours that a drawing writes: as numbers, or by their English names."""
    return {number or name for number, name in DRAWN_COLOUR.findall(text)}


def test_a_drawing_takes_its_colours_from_the_tokens():
    drawings = [
        *source.templates(),
        *(source.BASE_DIR / "static" / "img").glob("*.svg"),
        Path(canvas.__file__),
    ]
    found = {source.relative(path): drawn_in(text_of(path)) for path in drawings}
    found = {name: colours for name, colours in found.items() if colours}
    assert found.keys() == DRAWN.keys()
    known = {*token_values().values(), "#fff"}
    assert {name: colours - known for name, colours in found.items() if colours - known} == {}


class TestTheChecks:
    """They must see what they look for."""

    @pytest.mark.parametrize(
        "value",
        [
            "color: #fff",
            "border: 1px solid red",
            "box-shadow: 0 0 2px rgb(0 0 0 / 5%)",
            "--bs-primary-rgb: 1, 2, 3",
        ],
    )
    def test_they_see_a_colour(self, value):
        assert literal_colours(f"@media print {{ a {{ {value}; }} }}") == [value]

    @pytest.mark.parametrize(
        "value",
        ["color: var(--ink)", "border-color: transparent", "color: currentcolor", 'content: "red"'],
    )
    def test_they_let_a_token_pass(self, value):
        assert literal_colours(f"a {{ {value}; }}") == []

    def test_they_see_a_colour_in_the_margin_of_a_sheet_of_paper(self):
        css = "@page { @top-right { color: #52606d; font: 400 8pt serif; } }"
        assert literal_colours(css) == ["color: #52606d"]
        assert wild_type(css) == ["font: 400 8pt serif"]

    @pytest.mark.parametrize(
        "value",
        [
            "font-size: 0.95rem",
            "font-size: larger",
            "font: 600 1rem/1.4 var(--sans)",
            "font-family: Arial",
        ],
    )
    def test_they_see_type_outside_the_scale(self, value):
        assert wild_type(f"a {{ {value}; }}") == [value]

    @pytest.mark.parametrize(
        "value", ["font-size: var(--text-sm)", "font: 600 var(--text-sm)/1.4 var(--sans)"]
    )
    def test_they_let_a_step_pass(self, value):
        assert wild_type(f"a {{ {value}; }}") == []

    def test_they_see_the_colour_of_a_drawing(self):
        assert drawn_in('<path fill="none" stroke="red"/><rect fill="#d8e8e4"/>') == {
            "red",
            "#d8e8e4",
        }
        assert drawn_in('<a href="#main"><path fill="none"/></a>') == set()

    def test_they_see_another_width(self):
        assert media_of("@media (max-width: 520px) { a { margin: 0; } }") == ["(max-width: 520px)"]
        assert "(max-width: 520px)" not in MEDIA

    def test_they_see_the_classes_of_a_selector(self):
        css = '@media print { ul.one:not(.two) > li:is(.three, [class="x"]) .four::after { top: 1.5rem; } }'
        assert classes_of(css) == {"one", "two", "three", "four"}

    def test_they_see_a_class_that_nothing_uses(self):
        assert not is_used("nobody-wears-this", "base.css")
        assert not is_used("selector-chosen", "base.css")
        assert is_used("selector-chosen", "admin.css")
        assert is_used("field-state_badge", "admin-lists.css")
        assert not is_used("field-nothing_of_ours", "admin-lists.css")

    def test_they_see_what_a_template_writes(self):
        markup = '<p class="card{% if x %} wide{% endif %} tone-{{ x }}">{% cell _("A") kind="n" %}'
        assert written_in(markup) == {"card", "wide", "tone-", "n"}
