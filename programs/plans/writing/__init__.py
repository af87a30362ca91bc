"""A plan as a file that people edit and import again: plain text, a Word document, a workbook.

``text``, ``word`` and ``workbook`` write; ``reading_back`` reads any of the three. What they print is natural to read
and has one reading only: each line begins with the word of its level (« Objectif 1.1 – … ») or of its detail
(« Échéancier : … »), or stands in a column that says so. ``form`` is that grammar, ``words`` its vocabulary.
"""
