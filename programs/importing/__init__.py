"""Spreadsheets in and out: one engine for the admin, the ``import_records`` command and the demo data.

``reading`` turns a file into a table, ``columns`` and ``kinds`` say what each cell may hold, ``resources``
is the engine, ``registry`` names the resources, ``writing`` exports, ``admin`` has the mixin for a ModelAdmin.
"""
