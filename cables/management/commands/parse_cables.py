"""Print cables as they are read, as JSON Lines; the database is not touched."""

from cables.management.json_lines import JsonLinesCommand


class Command(JsonLinesCommand):
    help = "Read files, folders or ZIP archives and print the cables as JSON Lines."
