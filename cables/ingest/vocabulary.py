"""The reference data of `fixtures/vocab/` as rows: posts and TAGS. Idempotent."""

from cables.models import IndexChange, Post, Tag
from cables.vocab import tables


def load_posts() -> int:
    """Bring the posts in line with the packaged table; returns how many there are."""
    rows = [_post(row) for row in tables.rows("posts")]
    before = _indexed()
    fields = [
        field.name for field in Post._meta.concrete_fields if field.name not in ("id", "code")
    ]
    Post.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["code"], update_fields=fields
    )
    changed = {code for code, kept in _indexed().items() if before.get(code, kept) != kept}
    IndexChange.objects.note_sent_from(*Post.objects.filter(code__in=changed))
    return len(rows)


def _indexed() -> dict[str, tuple[str, str]]:
    """What the index keeps of each post: its name and country."""
    kept = Post.objects.values_list("code", "name", "country")
    return {code: (name, country) for code, name, country in kept}


def _post(row: dict[str, str]) -> Post:
    return Post(
        code=row["code"],
        name=row["name"],
        kind=row["kind"],
        city=row["city"],
        country=row["country"],
        routing=row["routing"],
        latitude=float(row["latitude"]) if row["latitude"] else None,
        longitude=float(row["longitude"]) if row["longitude"] else None,
        aliases=list(tables.split_aliases(row["aliases"])),
        note=row["note"],
        source=row["source"],
    )


def load_tags() -> int:
    """Bring the explained TAGS in line with the packaged table; codes seen in cables stay."""
    rows = [_tag(row) for row in tables.rows("tags")]
    Tag.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["kind", "meaning", "source"],
    )
    return len(rows)


def _tag(row: dict[str, str]) -> Tag:
    kind = row["kind"].split(" ")[0]
    known = kind if kind in Tag.Kind.values else Tag.Kind.UNKNOWN
    return Tag(code=row["code"], kind=known, meaning=row["meaning"][:250], source=row["source"])
