"""What comes in from outside goes through its door: by the forms that take files, and by who knows a parser."""

import ast
from importlib import import_module

from django import forms
from django.apps import apps
from django.db import models
from django.forms.forms import BaseForm

from config.tests import source
from programs.budgets.forms.bank import StatementForm
from programs.forms.pictures import PictureField
from programs.importing.forms import RecordImportForm
from programs.plans.forms.importing import DocumentForm
from programs.referrals.forms.portal import CheckedFileField
from reporting.forms import PublishedFileForm

# Fields whose file is read by ``files.check`` or ``pictures.take_picture``, that is in a child.
CHECKED = (CheckedFileField, PictureField)
# The other forms with a file, and what becomes of it.
OTHERWISE = {
    (RecordImportForm, "import_file"): "read_table, at the preview and at the confirmation",
    (StatementForm, "file"): "programs.budgets.statements.reading, through outside.parse",
    (DocumentForm, "file"): "programs.plans.reading, through outside.parse",
    (PublishedFileForm, "fichier"): "never parsed: digested as it comes in",
}
# Libraries that read formats, and the files of ours that may know them.
PARSERS = {
    *("PIL", "bz2", "csv", "defusedxml", "docx", "email", "gzip", "lxml", "lzma", "odf", "openpyxl", "pikepdf"),
    *("pypdf", "tablib", "tarfile", "xml", "yaml", "zipfile", "zlib"),
}  # fmt: skip
DOCX = ("body", "document", "names", "numbering", "runs", "styles")
ODT = ("body", "grids", "lists", "names", "spans", "styles")
READERS = {
    "programs.budgets.statements.layouts": "called by reading, through outside.parse",
    "programs.budgets.statements.ofx": "called by reading, through outside.parse",
    "programs.files": "through outside.parse",
    "programs.importing.ods": "called by reading, through outside.parse",
    "programs.importing.workbook": "called by xlsx",
    "programs.importing.xlsx": "called by reading, through outside.parse",
    "programs.importing.markup": "called by workbook, xlsx and ods",
    "programs.importing.sheets": "called by reading, through outside.parse",
    "programs.outside": "the codes of errors",
    "programs.pictures": "through outside.parse",
    "programs.plans.reading.kinds": "called by reading, through outside.parse",
    "programs.plans.reading.packages": "called by docx and odt",
    "programs.plans.reading.tables": "called by reading, through outside.parse",
    **dict.fromkeys(
        (
            *(f"programs.plans.reading.docx.{name}" for name in DOCX),
            *(f"programs.plans.reading.odt.{name}" for name in ODT),
        ),
        "called by reading, through outside.parse",
    ),
}
WRITERS = {
    "bursaries.exporting": "tablib: rows that are written",
    "bursaries.views.deciding": "tablib: rows that are written",
    "programs.budgets.exporting": "tablib: rows that are written",
    "programs.budgets.views.claims": "tablib: rows that are written",
    "programs.importing.columns": "the letters of columns",
    "programs.importing.gathering": "the letters of columns",
    "programs.importing.marking": "a file given back with its cells marked",
    "programs.importing.patterns": "the file to be filled",
    "programs.importing.placing": "the letters of columns",
    "programs.importing.exports": "tablib: rows that are written",
    "programs.letters.printing": "letters put together in one file",
    "programs.mailing": "the identifier of a mail",
    "programs.outbox": "the date of a mail",
    "programs.importing.resources": "tablib: rows that were read",
    "programs.importing.writing": "exports",
    **dict.fromkeys(
        (f"programs.plans.writing.{name}" for name in ("grids", "styles", "word", "workbook")),
        "plans to be edited and brought in again",
    ),
    "reporting.rendering.tables": "the figures of a report as CSV",
    "reporting.rendering.archive": "the file of an auditor",
    "reporting.rendering.formulas": "the addresses of cells",
    "reporting.rendering.workbook": "workbooks of a report",
    "reporting.views.previews": "tablib: the records behind a figure",
}
# Who goes through all the files that came, whichever they are, to see whether a form comes twice.
DIGESTED = {"config.once", "programs.sendings"}
APART = {"migrations", "tests"}


def own_files() -> list:
    return [path for path in source.python_files() if not APART & set(path.parts)]


def subclasses(kind: type) -> set[type]:
    return {kind}.union(*(subclasses(one) for one in kind.__subclasses__()))


def forms_of_ours() -> set[type[BaseForm]]:
    for path in own_files():
        if "Form" in path.read_text(encoding="utf-8"):
            import_module(source.module_name(path))
    return {one for one in subclasses(BaseForm) if source.layer_of(one.__module__)}


def file_fields() -> set[tuple[type[BaseForm], str]]:
    return {
        (form, name)
        for form in forms_of_ours()
        for name, field in getattr(form, "base_fields", {}).items()
        if isinstance(field, forms.FileField) and not isinstance(field, CHECKED)
    }


def parsers_of(path) -> set[str]:
    """The parsers that a file imports."""
    found = set()
    for node in ast.walk(source.tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found & PARSERS


def test_each_form_with_a_file_has_it_read_behind_the_door():
    assert file_fields() == set(OTHERWISE)


def test_the_field_of_files_was_found():
    fields = [f for form in forms_of_ours() for f in getattr(form, "base_fields", {}).values()]
    assert [field for field in fields if isinstance(field, CHECKED)] != []


def test_no_model_takes_a_file_past_the_forms():
    kinds = (models.FileField, models.ImageField, models.FilePathField)
    taken = [f for model in apps.get_models() for f in model._meta.fields if isinstance(f, kinds)]
    assert taken == []


def test_who_knows_a_parser_is_known():
    found = {source.module_name(path) for path in own_files() if parsers_of(path)}
    found = {name for name in found if not name.startswith("config.")}
    assert found == READERS.keys() | WRITERS.keys()


def test_sent_files_reach_forms_and_nothing_else():
    """``request.FILES`` is handed to a form whole; nobody takes a file out of it but to compare two sendings."""
    taken = {
        source.module_name(path)
        for path in own_files()
        for node in ast.walk(source.tree(path))
        if isinstance(node, ast.Subscript | ast.Attribute)
        and isinstance(node.value, ast.Attribute)
        and node.value.attr == "FILES"
    }
    assert taken == DIGESTED


def test_only_the_reader_of_tables_opens_a_sheet_and_only_in_a_child():
    readers = {
        "programs.budgets.statements.layouts",
        "programs.importing.reading",
        "programs.plans.reading.tables",
    }
    assert callers_of("open_book") == readers
    # The second one's is that of statements, which goes by the same door.
    assert callers_of("read_table") == {
        "programs.budgets.banking.waiting",
        "programs.importing.resources",
    }
    assert callers_of("_parse") == set()  # named to the door, never called


def callers_of(function: str) -> set[str]:
    """The files that call what bears this name."""
    return {
        source.module_name(path)
        for path in own_files()
        for node in ast.walk(source.tree(path))
        if isinstance(node, ast.Call)
        and function in (getattr(node.func, "id", None), getattr(node.func, "attr", None))
    }
