"""The JSON Schemas: they hold for what is printed, describe every key, and refuse what is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from paths import shared
from reports import sample
from truths import load

from poi_audit.contract.encode import report_json
from poi_audit.contract.schema import CHECK, EXTRACT, SCHEMAS
from poi_audit.model.outcome import Failure
from poi_audit.render.json import failure_json


def valid(document: Any, schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator(schema).validate(document)


@pytest.mark.parametrize("schema", SCHEMAS.values(), ids=SCHEMAS.keys())
def test_the_schema_is_itself_valid(schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("where", [False, True])
def test_an_extracted_report_holds(where: bool) -> None:
    valid(json.loads(json.dumps(report_json(sample(), where))), EXTRACT)


@pytest.mark.parametrize("name", ["real/igp-2021-sem", "real/igp-2022-sem", "seed/trabaja-peru-2024-annual"])
def test_the_truth_of_real_reports_holds(name: str) -> None:
    truth = load(shared(f"{name}.json"))
    truth["source"] = {"sha256": "", "pages": None, "engine": None, "layout": None} | truth["source"]
    truth.setdefault("problems", [])
    valid(truth, EXTRACT)


def test_a_file_that_could_not_be_read_holds() -> None:
    valid(failure_json(Failure("x.pdf", None, "E301", "El archivo está vacío.")), CHECK)


def test_a_missing_key_and_a_number_for_a_figure_are_refused() -> None:
    document = report_json(sample())
    document["totals"]["physical"] = 100.0
    with pytest.raises(jsonschema.ValidationError):
        valid(document, EXTRACT)
    document = report_json(sample())
    del document["header"]["months"]
    with pytest.raises(jsonschema.ValidationError, match="months"):
        valid(document, EXTRACT)


def test_a_new_key_passes() -> None:
    valid(report_json(sample()) | {"later": 1}, EXTRACT)


def named(schema: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property of the schema with its path."""
    if isinstance(schema, dict):
        for key, value in schema.get("properties", {}).items():
            yield f"{path}/{key}", value
        for key, value in schema.items():
            yield from named(value, f"{path}/{key}")
    elif isinstance(schema, list):
        for item in schema:
            yield from named(item, path)


@pytest.mark.parametrize("schema", SCHEMAS.values(), ids=SCHEMAS.keys())
def test_every_key_is_described(schema: dict[str, Any]) -> None:
    bare = [path for path, value in named(schema) if not {"description", "$ref", "const"} & set(value)]
    assert bare == []


def keys(document: Any, schema: dict[str, Any], root: dict[str, Any], path: str = "") -> Iterator[str]:
    """Keys of the document that the schema does not name."""
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
    for option in schema.get("oneOf", []):
        if jsonschema.Draft202012Validator(option | {"$defs": root.get("$defs", {})}).is_valid(document):
            schema = option
    if isinstance(document, dict):
        for key, value in document.items():
            if key not in schema.get("properties", {}):
                yield f"{path}/{key}"
            else:
                yield from keys(value, schema["properties"][key], root, f"{path}/{key}")
    elif isinstance(document, list):
        for item in document:
            yield from keys(item, schema.get("items", {}), root, path)


def test_the_schema_names_every_key_that_extract_prints() -> None:
    assert list(keys(report_json(sample(), where=True), EXTRACT, EXTRACT)) == []
