"""From the words of a search to queries of the engine."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from django.core.exceptions import ValidationError
from tantivy import Occur, Query

from cables.search.analysis import LONGEST_TERM, OPEN, begun, plain, stem_of, stems
from cables.search.engine import EVERYTHING, SCHEMA, Snapshot
from cables.search.language import All, Any, Field, Node, Phrase, Prefix, Without, leaves
from cables.search.names import WORDS, Asked, Meant
from cables.search.parameters import (
    NO_VALUE,
    CodeField,
    CountryField,
    LevelField,
    MarkingField,
    PostCodeField,
    runs_backwards,
)
from cables.search.queries import (
    BROAD,
    FIELDS,
    Markings,
    all_but,
    any_value,
    conjunction,
    date_field,
    disjunction,
    ends,
    engine_values,
)
from cables.search.schema import NONE, PARTS, text_of
from cables.vocab import captions
from cables.vocab.identifiers import parse_or_none
from cables.vocab.markings import level_of

SUBJECT_WEIGHT, SUMMARY_WEIGHT, PHRASE_WEIGHT = 3.0, 1.5, 4.0
COMMON = 20_000  # cables; words that are all in more of them are too many to be looked up in order
_CANONICAL: dict[str, Callable[[str], str]] = {
    "origin": PostCodeField().clean,
    "country": CountryField().clean,
    "class": LevelField().clean,
    "marking": MarkingField().clean,
    "tag": CodeField().clean,
}
FORMS = 30_000  # words with one beginning that are turned into their stems, in some 0.1 s
_WORD = re.compile(r"[^\W_]+")
_LONG = LONGEST_TERM // 4  # letters that can be too long: the engine counts bytes
# Sensitive but unclassified is no level but a caption on what is unclassified (12 FAM 540).
SENSITIVE = ("SBU", "SENSITIVE", "SENSITIVE BUT UNCLASSIFIED")


def asked_entities(node: Node) -> set[Asked]:
    """The entities that the words ask for by field."""
    named = (*leaves(node), *leaves(node, wanted=False))
    return {
        (leaf.name, leaf.value)
        for leaf in named
        if isinstance(leaf, Field) and leaf.name in WORDS and leaf.value not in ("", NO_VALUE)
    }


def markings_of(node: Node, markings: Markings = ()) -> Markings:
    """The portion markings that stand beside other words: these are searched there alone."""
    parts = node.parts if isinstance(node, All) else (node,)
    told = [part.value for part in parts if isinstance(part, Field) and part.name == "marking"]
    levels = (NONE if value == NO_VALUE else level_of(value) for value in told)
    return tuple(dict.fromkeys(level for level in levels if level)) or markings


class WordQuery:
    """The words of a search for the engine; `notes` says what they could not mean.

    `markings` are those of the paragraphs that are searched.
    """

    def __init__(
        self, node: Node, meant: Meant, snapshot: Snapshot, markings: Markings = ()
    ) -> None:
        self.notes: list[str] = []
        self._meant = meant
        self._node = node
        self._snapshot = snapshot
        self.matching = self.within(markings)

    @property
    def has_words(self) -> bool:
        """Whether anything is asked of the text, and not of fields alone."""
        parts = (*leaves(self._node), *leaves(self._node, wanted=False))
        return any(isinstance(part, Phrase | Prefix) for part in parts)

    @property
    def has_phrases(self) -> bool:
        """Whether the order of words matters, which makes finding the cables the greater work."""
        parts = (*leaves(self._node), *leaves(self._node, wanted=False))
        return any(isinstance(part, Phrase) and len(stems(part.text)) > 1 for part in parts)

    @property
    def must_stand(self) -> bool:
        """Whether some word must stand in the paragraphs searched, whatever else is asked.

        Not where the words say themselves in which they are searched.
        """
        if markings_of(self._node):
            return False
        parts = self._node.parts if isinstance(self._node, All) else (self._node,)
        return any(isinstance(part, Phrase) and stems(part.text) for part in parts)

    @property
    def may_be_broad(self) -> bool:
        """Whether most cables can have the words: told by the rarest, and never of phrases."""
        parts = self._node.parts if isinstance(self._node, All) else (self._node,)
        words = (stem for one in parts if isinstance(one, Phrase) for stem in stems(one.text))
        most = min(map(self._snapshot.frequency, words), default=self._snapshot.size)
        return most >= BROAD * self._snapshot.size and not self.has_phrases

    def within(self, markings: Markings) -> Query:
        """The words in paragraphs with one of these markings."""
        return self._of(self._node, markings) or EVERYTHING

    def ranking(self, narrowed: Query) -> Query:
        """The narrowed query with more weight for subject, summary and the words in a row."""
        weights = (("subject", SUBJECT_WEIGHT), ("summary", SUMMARY_WEIGHT))
        phrases = [leaf for leaf in leaves(self._node) if isinstance(leaf, Phrase)]
        weighted = [(field, leaf, weight) for leaf in phrases for field, weight in weights]
        weighted += [(field, whole, PHRASE_WEIGHT) for field, whole in self._in_a_row()]
        bonus = [
            (Occur.Should, Query.boost_query(found, weight))
            for field, leaf, weight in weighted
            if (found := _phrase(field, leaf)) is not None
        ]
        return Query.boolean_query([(Occur.Must, narrowed), *bonus]) if bonus else narrowed

    def _in_a_row(self) -> Iterator[tuple[str, Phrase]]:
        """Words given one by one, as the phrase that they may be; in the whole text if they are
        not all common.
        """
        parts = self._node.parts if isinstance(self._node, All) else ()
        words = [part.text for part in parts if isinstance(part, Phrase) and not part.distance]
        whole = Phrase(" ".join(words))
        if len(words) < len(parts) or len(stems(whole.text)) < 2:
            return
        yield from (("subject", whole), ("summary", whole))
        if min(self._snapshot.frequency(stem) for stem in stems(whole.text)) < COMMON:
            yield "text", whole

    def _of(self, node: Node, markings: Markings) -> Query | None:
        """The query of a part; None if it says nothing, as a lone dash."""
        match node:
            case Phrase(text):
                self._note_too_long(text)
                return _any_of(_words(field, node) for field in _texts(markings))
            case Prefix(text):
                self._note_too_long(text)
                return self._prefix_within(text, markings) if markings else _prefix(text)
            case Field(name, value):
                return self._field(name, value)
            case Without(part):
                excluded = self._of(part, markings)
                return excluded and all_but(excluded)
            case Any(parts):
                return _any_of(self._of(part, markings) for part in parts)
            case All(parts):
                return self._all(parts, markings_of(node, markings))

    def _all(self, parts: tuple[Node, ...], markings: Markings) -> Query | None:
        wanted = [self._of(part, markings) for part in parts if not isinstance(part, Without)]
        excluded = [self._of(part.part, markings) for part in parts if isinstance(part, Without)]
        clauses = [(Occur.Must, query) for query in wanted if query is not None]
        unwanted = [(Occur.MustNot, query) for query in excluded if query is not None]
        if unwanted and not clauses:
            clauses = [(Occur.Must, EVERYTHING)]
        if len(clauses) == 1 and not unwanted:
            return clauses[0][1]
        return Query.boolean_query([*clauses, *unwanted]) if clauses else None

    def _prefix_within(self, text: str, markings: Markings) -> Query | None:
        """The texts by marking hold stems alone: those of the words that begin so.

        A cable must have such a word; where it stands, another of the same stem may stand.
        """
        before, starts = begun(text)
        if not starts:
            return None
        longer = (form for one in starts for form in self._snapshot.forms_beginning(one, FORMS))
        told = (stem for one in starts for stem in self._snapshot.stems_beginning(one, FORMS))
        meant = sorted({*told, *map(stem_of, longer)})
        there = [
            conjunction([*_each(field, before), any_value(field, meant)])
            for field in _texts(markings)
        ]
        return conjunction([_begun(before, starts), disjunction(there)])

    def _field(self, name: str, value: str) -> Query | None:
        try:
            return self._known_field(name, value)
        except (ValueError, ValidationError):
            self._note(f"“{name}:{value}” is no value of this field; searched as words.")
            return _words("text", Phrase(value))

    def _known_field(self, name: str, value: str) -> Query | None:
        if value == NO_VALUE and name in FIELDS:
            return any_value(FIELDS[name], engine_values(name, value, self._meant))
        match name:
            case "org" | "ngo" | "person" | "place":
                return any_value(name, self._meant.get((name, value), ()))
            case "subject":
                return _words("subject", Phrase(value))
            case "ref" | "cites":
                field = "id" if name == "ref" else "cites"
                return Query.term_query(SCHEMA, field, str(parse_or_none(value) or value.upper()))
            case "year" | "date" | "before" | "after":
                if runs_backwards(*ends(value)):
                    self._note(f"“{name}:{value}” runs backwards; searched the other way round.")
                return date_field(name, value)
            case "caption":
                return any_value("caption", captions.in_line(value) or [value.upper()])
            case "class" if value.upper() in SENSITIVE:
                return conjunction(
                    [any_value("level", ["UNCLASSIFIED"]), any_value("caption", SENSITIVE)]
                )
            case _:
                return any_value(FIELDS[name], [_CANONICAL[name](value)])

    def _note_too_long(self, text: str) -> None:
        for word in _WORD.findall(text):
            if len(word) > _LONG and not plain(word):
                self._note(f"“{word[:20]}…” is too long for a word and was not searched.")

    def _note(self, note: str) -> None:
        """Say it once, however many queries are made of the words."""
        if note not in self.notes:
            self.notes.append(note)


def _texts(markings: Markings) -> list[str]:
    return [text_of(marking) for marking in markings] or ["text"]


def _any_of(queries: Iterable[Query | None]) -> Query | None:
    told = [query for query in queries if query is not None]
    return disjunction(told) if told else None


def _words(field: str, phrase: Phrase) -> Query | None:
    """The phrase; a word with hyphens is also found written as one."""
    found = _phrase(field, phrase)
    joined = re.sub(r"(?<=\w)-(?=\w)", "", phrase.text)
    if found is None or joined == phrase.text:
        return found
    as_one = _phrase(field, Phrase(joined, phrase.distance))
    return disjunction(query for query in (found, as_one) if query is not None)


def _phrase(field: str, phrase: Phrase) -> Query | None:
    terms: list[str | tuple[int, str]] = list(stems(phrase.text))
    if len(terms) < 2:
        return Query.term_query(SCHEMA, field, terms[0]) if terms else None
    ordered = PARTS if field == "text" else (field,)
    return disjunction(
        Query.phrase_query(SCHEMA, part, terms, slop=phrase.distance) for part in ordered
    )


def _prefix(text: str) -> Query | None:
    """Words that begin so, endings left on: the stem of `organizing` is `organ`."""
    before, starts = begun(text)
    return _begun(before, starts) if starts else None


def _begun(before: tuple[str, ...], starts: Iterable[str]) -> Query:
    return conjunction(
        [*_each("text", before), disjunction(way for one in starts for way in _beginning(one))]
    )


@lru_cache(maxsize=512)  # half a millisecond each, and a search asks for each marking
def _beginning(start: str) -> tuple[Query, Query]:
    told = f"{start}.*[^{OPEN}]" if start[-1] in OPEN else f"{start}(.*[^{OPEN}])?"
    forms = Query.regex_query(SCHEMA, "forms", f"{start}.*")
    return forms, Query.regex_query(SCHEMA, "text", told)


def _each(field: str, stems: Iterable[str]) -> Iterator[Query]:
    return (Query.term_query(SCHEMA, field, stem) for stem in stems)
