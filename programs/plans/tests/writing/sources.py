"""What the readers of files make of our prints. The process that they are confined to is tried by their own tests."""

from programs.plans.reading import docx, read_text, tables

of_text, of_docx, of_xlsx = read_text, docx.read, tables.read_xlsx
