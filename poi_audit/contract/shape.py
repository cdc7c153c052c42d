"""How a value is written as JSON, described by a JSON Schema and read back: each shape says all three at once.

A key never changes its meaning; a new key may be added, so readers must let unknown keys pass.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, NamedTuple

from poi_audit.messages import write
from poi_audit.model.figure import Figure, Place

Json = dict[str, Any]
Schema = dict[str, Any]


class How(NamedTuple):
    """How a document is written: figures with their places or as plain text; sentences in which language."""

    where: bool = False
    lang: str = "es"


PLAIN = How()
"""Without places, in Spanish."""


def _as_it_is(value: Any, how: How) -> Any:
    return value.value if isinstance(value, Enum) else value


@dataclass(frozen=True)
class Shape:
    """What a value looks like as JSON. The defaults are those of a text, a number or a flag."""

    schema: Schema
    encode: Callable[[Any, How], Any] = _as_it_is
    """The value as plain JSON values."""
    decode: Callable[[Any], Any] = lambda data: data
    """The value that they describe. Raises KeyError, TypeError or ValueError when they have another shape."""
    nullable: bool = False
    """Whether null is a value, and a missing key the same."""
    keys: Sequence[Key] = ()
    """Of an object."""


@dataclass(frozen=True)
class Key:
    """One key of an object."""

    name: str
    shape: Shape
    get: Callable[[Any], Any] | None = None
    """What stands there, of the value written; where none is given, its attribute or item of the key's name."""
    optional: bool = False
    """Whether it is left out where it holds nothing (None, False, nothing in it)."""
    default: Any = None
    """What is read where it is optional, or not given, or null."""

    def of(self, value: Any) -> Any:
        """What stands there."""
        if self.get is not None:
            return self.get(value)
        return value.get(self.name) if isinstance(value, Mapping) else getattr(value, self.name)

    def read(self, data: Mapping[str, Any]) -> Any:
        """What is read there."""
        missing = self.shape.nullable or self.optional or self.default is not None
        if missing and data.get(self.name) is None:
            return self.default
        return self.shape.decode(data[self.name])


def record(description: str, keys: Sequence[Key], make: Callable[..., Any] = dict) -> Shape:
    """An object, and what makes a value of its keys when they are read."""

    schema = {
        "type": "object",
        "description": description,
        "properties": {key.name: key.shape.schema for key in keys},
        "required": [key.name for key in keys if not key.optional],
    }

    def encode(value: Any, how: How) -> Json:
        held = ((key, key.of(value)) for key in keys)
        return {key.name: key.shape.encode(one, how) for key, one in held if one or not key.optional}

    def decode(data: Any) -> Any:
        if not isinstance(data, Mapping):
            raise TypeError(f"no object: {description}")
        return make(**{key.name: key.read(data) for key in keys})

    return Shape(schema, encode, decode, keys=keys)


def written(shape: Shape, value: object, how: How = PLAIN) -> Json:
    """An object of that shape as plain JSON values."""
    out: Json = shape.encode(value, how)
    return out


def listed(description: str, item: Shape) -> Shape:
    """Values of one shape, in order."""
    return Shape(
        {"type": "array", "description": description, "items": item.schema},
        lambda value, how: [item.encode(one, how) for one in value],
        lambda data: tuple(item.decode(one) for one in data),
    )


def maybe(description: str, shape: Shape) -> Shape:
    """A value or null."""
    return Shape(
        {"description": description, "oneOf": [{"type": "null"}, shape.schema]},
        lambda value, how: None if value is None else shape.encode(value, how),
        lambda data: None if data is None else shape.decode(data),
        nullable=True,
    )


def named(name: str, shape: Shape) -> Shape:
    """A shape that a document defines once and refers to by name."""
    return Shape({"$ref": f"#/$defs/{name}"}, shape.encode, shape.decode, shape.nullable, shape.keys)


def text(description: str, pattern: str | None = None) -> Shape:
    """A text."""
    return Shape({"type": "string", **({"pattern": pattern} if pattern else {}), "description": description})


def plain(description: str, kind: str = "string") -> Shape:
    """A text, or another plain value, or null."""
    return Shape({"type": [kind, "null"], "description": description}, nullable=True)


def count(description: str) -> Shape:
    """A whole number from 0."""
    return Shape({"type": "integer", "minimum": 0, "description": description})


def one_of(description: str, *values: str | None) -> Shape:
    """One of these texts, or null where that is among them."""
    return Shape({"enum": list(values), "description": description}, nullable=None in values)


def always(value: object, description: str | None = None) -> Shape:
    """This value and no other."""
    return Shape({"const": value, **({"description": description} if description else {})})


def said(value: Any, how: How) -> Any:
    """A text as a sentence of the language; any other value as it is."""
    return write(value, how.lang) if isinstance(value, str) else value


def sentence(shape: Shape) -> Shape:
    """A sentence of the catalogue."""
    return Shape(shape.schema, said, nullable=shape.nullable)


def sentences(shape: Shape) -> Shape:
    """Several sentences as one text with semicolons between them; null where there is none."""
    return Shape(shape.schema, lambda value, how: "; ".join(said(one, how) for one in value) or None)


def day(description: str) -> Shape:
    """A day in ISO form, or null."""
    written: Callable[[Any, How], Any] = lambda value, how: value and value.isoformat()  # noqa: E731
    return Shape(plain(description).schema, written, date.fromisoformat, nullable=True)


def pair(kind: Schema, **more: Any) -> Shape:
    """Two plain values in order: pages, or the ends of an interval."""
    schema = {"type": "array", "items": kind, "minItems": 2, "maxItems": 2} | more
    nullable = schema["type"] != "array"
    return Shape(schema, lambda value, how: value and list(value), lambda data: tuple(data), nullable)


BOX = Shape(
    {
        "type": "array",
        "prefixItems": [{"type": "number"}] * 4,
        "minItems": 4,
        "maxItems": 4,
        "description": "x0, top, x1, bottom in PDF points from the page's top-left corner after its rotation.",
    }
)
_PRINTED: Schema = {
    "type": "object",
    "properties": {
        "text": text("The printed text exactly, trimmed.").schema,
        "page": {"type": "integer", "minimum": 1, "description": "Page of the file, 1-based."},
        "bbox": BOX.schema,
        "cell": text('Cell of the workbook or table: "sheet!H12".').schema,
        "doubt": text("Why the reading is uncertain. A doubtful figure is never judged.").schema,
        "confidence": {
            "type": "number",
            "minimum": 0,
            "maximum": 1,
            "description": "How sure the reading of a scanned figure is. Not a figure of the report.",
        },
    },
    "required": ["text"],
}


def figure(nullable: bool = True) -> Shape:
    """A figure: its printed text or, where places are asked for, an object with its place."""
    description = (
        'The printed text exactly, trimmed; "" is a blank cell, null a figure the layout does not have. '
        "With --where an object with its place."
    )
    schema = {"description": description, "oneOf": [{"type": "string"}, {"type": "null"}, _PRINTED]}
    return Shape(schema, _written, _figure, nullable)


def _written(value: Figure | None, how: How) -> Any:
    if value is None or not how.where:
        return None if value is None else value.text
    place = value.place or Place()
    told = {"doubt": said(value.doubt, how), "confidence": value.confidence}
    told |= {"cell": place.cell, "page": place.page}
    told["bbox"] = None if place.bbox is None else [round(side, 2) for side in place.bbox]
    return {"text": value.text, **{key: held for key, held in told.items() if held is not None}}


def _figure(data: Any) -> Figure:
    if isinstance(data, str):
        return Figure(data)
    if not isinstance(data, Mapping):
        raise TypeError("no figure")
    box = data.get("bbox")
    place = Place(data.get("page"), box and (box[0], box[1], box[2], box[3]), data.get("cell"))
    stands = place if any(side is not None for side in place) else None
    return Figure(data["text"], stands, data.get("doubt"), data.get("confidence"))


def document(title: str, shape: Shape, **defined: Shape) -> Schema:
    """The JSON Schema (draft 2020-12) of a whole document, with what it defines once."""
    out = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **shape.schema}
    return out | ({"$defs": {name: one.schema for name, one in defined.items()}} if defined else {})
