"""Every change that a person makes, one function each: keyword-only, atomic, leaves a Decision.

A refusal is a ValidationError whose message says what to do instead; then nothing has changed.
"""
