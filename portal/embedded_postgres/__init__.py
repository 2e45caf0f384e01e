"""A private PostgreSQL that starts by itself when nobody names another (see docs/operations.md).

`base` is the database backend that Django loads; `cluster` starts and stops the server.
"""
