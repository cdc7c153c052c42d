"""The recogniser's model, cut down to the characters of a report.

It tells 18,000 signs apart, and a quarter of its time goes into those that no report has. They are taken out of its
last layer where the model is loaded: an ONNX file is a message of numbered fields, of which three are rewritten.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

_GRAPH, _INITIALIZER, _OUTPUT, _SHAPES = 7, 5, 12, 13
"""Fields of ModelProto and of its graph."""
_DIMS, _KIND, _NAME, _RAW = 1, 2, 8, 9
"""Fields of a tensor."""
_FLOAT = 1

Field = tuple[int, int, bytes]
"""Number, wire type, content: of a varint its bytes, of anything else what follows its length."""


def only(model: bytes, count: int, columns: Sequence[int]) -> bytes:
    """The model whose last layer gives, of its `count` classes, these alone, in this order."""
    return b"".join(
        _written((number, wire, _graph(content, count, columns) if number == _GRAPH else content))
        for number, wire, content in _fields(model)
    )


def _graph(graph: bytes, count: int, columns: Sequence[int]) -> bytes:
    out = []
    for number, wire, content in _fields(graph):
        if number == _SHAPES:
            continue
        if number == _INITIALIZER:
            content = _tensor(content, count, columns)
        elif number == _OUTPUT:  # its type without the shape, which is no longer true
            name = next(field for field in _fields(content) if field[0] == 1)
            content = _written(name) + _written((2, 2, _written((1, 2, b"\x08\x01"))))
        out.append(_written((number, wire, content)))
    return b"".join(out)


def _tensor(tensor: bytes, count: int, columns: Sequence[int]) -> bytes:
    """A weight of the last layer with these columns; any other as it is."""
    fields = list(_fields(tensor))
    dims = [value for number, wire, content in fields if number == _DIMS for value in _varints(content)]
    kind = next((_varints(content)[0] for number, _, content in fields if number == _KIND), 0)
    raw = next((content for number, _, content in fields if number == _RAW), b"")
    if not dims or dims[-1] != count or kind != _FLOAT or not raw:
        return tensor
    kept = np.frombuffer(raw, "<f4").reshape(dims)[..., list(columns)]
    head = b"".join(_written((_DIMS, 0, _varint(size))) for size in kept.shape)
    rest = [_written(field) for field in fields if field[0] in (_KIND, _NAME)]
    return head + b"".join(rest) + _written((_RAW, 2, np.ascontiguousarray(kept).tobytes()))


def _fields(message: bytes) -> Iterator[Field]:
    at = 0
    while at < len(message):
        tag, at = _read(message, at)
        number, wire = tag >> 3, tag & 7
        if wire == 0:
            start = at
            _, at = _read(message, at)
            yield number, wire, message[start:at]
            continue
        size = {1: 8, 5: 4}.get(wire)
        if size is None:
            size, at = _read(message, at)
        yield number, wire, message[at : at + size]
        at += size


def _written(field: Field) -> bytes:
    number, wire, content = field
    size = _varint(len(content)) if wire == 2 else b""
    return _varint(number << 3 | wire) + size + content


def _read(message: bytes, at: int) -> tuple[int, int]:
    """The number written at a place, and the place behind it."""
    value = shift = 0
    while True:
        byte = message[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at


def _varints(content: bytes) -> list[int]:
    out, at = [], 0
    while at < len(content):
        value, at = _read(content, at)
        out.append(value)
    return out


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)
