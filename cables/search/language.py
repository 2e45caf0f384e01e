"""The query language: any text is a query, and what was not understood is said.

labor rights            all of these words, in any order
"labor rights"          these words beside each other; "labor rights"~5 within five words
strike OR protest       one of them; AND may be written, and changes nothing
-factory                without this word
organi*                 words that begin so
tag:ELAB origin:beijing subject:strike ngo:"Lantern Society"   fields, see `FIELDS`
(strike OR protest) -factory
"""

import re
from dataclasses import dataclass
from typing import TypeGuard, cast

from lark import Lark, Token, Transformer, v_args

FIELDS = (
    "tag",
    "origin",
    "country",
    "year",
    "date",
    "before",
    "after",
    "class",
    "marking",
    "caption",
    "org",
    "ngo",
    "person",
    "place",
    "subject",
    "ref",
    "cites",
)
ALSO_CALLED = {"post": "origin"}
SHORTEST_PREFIX = 2
FARTHEST = 100  # words between the words of a phrase
DEEPEST = 20  # brackets within brackets


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words beside each other, at most `distance` others between them; often just one word."""

    text: str
    distance: int = 0


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin with `text`."""

    text: str


@dataclass(frozen=True, slots=True)
class Field:
    """A value in one field."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Without:
    """What must not be found."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class All:
    """All parts; no parts mean every cable."""

    parts: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True)
class Any:
    """At least one part."""

    parts: tuple["Node", ...]


Node = Phrase | Prefix | Field | Without | All | Any


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a query means, and what to tell its writer."""

    node: Node
    notes: tuple[str, ...] = ()


def parse(text: str) -> Parsed:
    """Read a query; never fails."""
    balanced, notes = _balanced(text.translate(_QUOTES))
    notes += tuple(_unknown_fields(balanced))
    # The transformer makes nodes of the tree that lark's own type promises.
    return Parsed(cast("Node", _PARSER.parse(balanced)), notes)


def leaves(node: Node, wanted: bool = True) -> tuple[Phrase | Prefix | Field, ...]:
    """The parts that a result contains (or, with `wanted=False`, those that it must not)."""
    match node:
        case All(parts) | Any(parts):
            return tuple(leaf for part in parts for leaf in leaves(part, wanted))
        case Without(part):
            return leaves(part, not wanted)
        case _:
            return (node,) if wanted else ()


# --- the grammar --------------------------------------------------------------------------------
# It is total: quotes and brackets are balanced beforehand, and every other character is a word's.

_GRAMMAR = rf"""
start: clause (_OR clause)*
clause: (_AND | item)*
item: MINUS atom -> without
    | atom
?atom: "(" start ")"
     | FIELD PHRASE  -> field
     | FIELD WORD    -> field
     | PHRASE        -> phrase
     | WORD          -> word

_OR.3: /OR(?![^\s()])/
_AND.3: /AND(?![^\s()])/
FIELD.2: /(?:{"|".join((*FIELDS, *ALSO_CALLED))}):(?=[^\s()])/i
PHRASE.2: /"[^"]*"(~\d{{1,3}})?/
MINUS.2: /-(?=[^\s()"-]|\(|")/
WORD: /[^\s()"]+/
%ignore /\s+/
"""
_QUOTES = str.maketrans("“”„«»\x00", '""""" ')
_TRAILING_STARS = re.compile(r"(?<=\w)\*+$")
_FIELD_LIKE = re.compile(r"(?<![^\s(-])([A-Za-z]{2,12}):(?=[\w\"])")


@v_args(inline=True)
class _Reader(Transformer[Token, Node]):
    def start(self, *clauses: Node) -> Node:
        told = tuple(dict.fromkeys(clause for clause in clauses if clause != All()))
        return told[0] if len(told) == 1 else Any(told) if told else All()

    def clause(self, *items: Node) -> Node:
        parts = (part for item in items for part in (item.parts if _opens(item) else [item]))
        told = tuple(dict.fromkeys(parts))
        return told[0] if len(told) == 1 else All(told)

    def item(self, atom: Node) -> Node:
        return atom

    def without(self, _: Token, atom: Node) -> Node:
        return atom if atom == All() else Without(atom)

    def field(self, name: Token, value: Token) -> Node:
        written = name.rstrip(":").lower()
        return Field(ALSO_CALLED.get(written, written), value.strip('"'))

    def phrase(self, token: Token) -> Node:
        words, _, distance = token.rpartition('"')
        return Phrase(words.strip('"'), min(int(distance[1:] or 0), FARTHEST))

    def word(self, token: Token) -> Node:
        bare = _TRAILING_STARS.sub("", token)
        return Prefix(bare) if bare != token and len(bare) >= SHORTEST_PREFIX else Phrase(bare)


def _opens(node: Node) -> TypeGuard[All]:
    """Whether brackets say nothing; around a portion marking they say how far it reaches."""
    return isinstance(node, All) and not any(
        isinstance(part, Field) and part.name == "marking" for part in node.parts
    )


_PARSER = Lark(_GRAMMAR, parser="lalr", lexer="contextual", transformer=_Reader())


def _balanced(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with closing quotes and brackets where they are owed, and what was mended."""
    notes: tuple[str, ...] = ()
    if text.count('"') % 2:
        at = text.rindex('"')
        text = f"{text[:at]} {text[at + 1 :]}"
        notes = ('A quotation mark without its partner was left out: "..." marks a phrase.',)
    mended, depth = [], 0
    for piece in re.split(r'("[^"]*"|[()])', text):
        stray = (piece == ")" and depth == 0) or (piece == "(" and depth == DEEPEST)
        mended.append(" " if stray else piece)
        depth += (mended[-1] == "(") - (mended[-1] == ")")
    balanced = "".join(mended) + ")" * depth
    if balanced != text:
        notes += ("A bracket without its partner was left out or closed at the end.",)
    return balanced, notes


def _unknown_fields(text: str) -> list[str]:
    outside = re.sub(r'"[^"]*"', '""', text)
    names = dict.fromkeys(name.lower() for name in _FIELD_LIKE.findall(outside))
    strange = [name for name in names if name not in (*FIELDS, *ALSO_CALLED, "http", "https")]
    return [f"“{name}:” is not a field; it was searched as a word." for name in strange]
