"""Letters, contracts and statements: what they say, out of templates that coordinators write. No model.

The floor above puts them on paper (``printing``); a service only says what stands in them.
"""
