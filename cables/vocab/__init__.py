"""The vocabulary of the field: identifiers, date-time groups, markings, precedence, TAGS, posts.

Value types and code lists, pure: no Django, no clock, no settings. Only `tables` reads files, the
packaged lists under `fixtures/vocab`, once and lazily.
"""
