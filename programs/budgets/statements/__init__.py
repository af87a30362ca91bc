"""Bank statements and accounting exports: from the bytes of a file to entries, and from entries to what they pay.

``reading`` is the door; nothing here knows a model. `entries` says what comes out of it.
"""
