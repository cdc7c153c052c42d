"""A file is known by its content; what cannot be read gets one sentence."""

from __future__ import annotations

import io
import os
import zipfile
from datetime import date
from pathlib import Path

import pytest
from poi_audit.extract.front import parse_front
from poi_audit.extract.tail import parse_alerts, parse_notes

from poi_audit.extract import read_all
from poi_audit.extract.source import decode, open_source, sniff, source_of
from poi_audit.model.errors import UnreadableError


def archive(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"\r\n\r\n%PDF-1.4\n", "pdf"),
        (b"<TABLE><TR><TD>x", "html"),
        ("\ufeff<html>ñ".encode("utf-16"), "html"),
        (b"Ene\tFeb\n", "text"),
        (archive("xl/workbook.xml"), "xlsx"),
        (archive("mimetype", "content.xml"), "ods"),
        (archive("word/document.xml"), "word"),
        (archive("a.txt"), "archive"),
        (b"PK\x03\x04 cut short", "archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "biff"),
        (b"\x89PNG\r\n", "image"),
        (bytes(range(256)) * 8, "binary"),
    ],
)
def test_kind_by_content(data: bytes, kind: str) -> None:
    assert sniff(data) == kind


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        ("Año\tñandú".encode(), "utf-8"),
        ("Año\tñandú".encode("utf-8-sig"), "utf-8"),
        ("Año\tñandú".encode("cp1252"), "cp1252"),
        ("Año\tñandú, mes".encode("utf-16-le"), "utf-16-le"),
        ("Año\tñandú, mes".encode("utf-16-be"), "utf-16-be"),
        (b'<meta charset="rot13">A\xf1o\t\xf1and\xfa', "cp1252"),
    ],
)
def test_charset(data: bytes, charset: str) -> None:
    text, found, replaced = decode(data)
    assert (found, replaced) == (charset, False)
    assert "Año\tñandú" in text


def test_bytes_outside_the_charset_are_said() -> None:
    assert decode(b"\x81\xf1") == ("\ufffdñ", "cp1252", True)


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("vacio.pdf", b"", "está vacío"),
        ("vacio.txt", b" \r\n\t", "está vacío"),
        ("libro.xlsx", archive("xl/workbook.xml"), "dañado"),
        ("hoja.ods", archive("mimetype", "content.xml"), "dañado"),
        ("viejo.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "dañado"),
        ("foto.png", b"\x89PNG\r\n", "imagen"),
        ("datos.bin", bytes(range(256)) * 8, "formato conocido"),
    ],
)
def test_unreadable_files_get_one_sentence(tmp_path: Path, name: str, data: bytes, sentence: str) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(UnreadableError, match=sentence) as caught:
        read_all(file)
    assert "\n" not in str(caught.value)


def test_absent_file_folder_and_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "tubo")
    for name, sentence in (("no", "no existe"), (".", "es una carpeta"), ("tubo", "no es un archivo")):
        with pytest.raises(UnreadableError, match=sentence):
            open_source(tmp_path / name)


def test_too_large_a_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "grande.txt"
    with file.open("wb") as out:
        out.truncate(300 * 1024 * 1024)
    with pytest.raises(UnreadableError, match="256 MB"):
        open_source(file)


def test_source_has_name_without_folder_and_hash(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"abc")
    source = open_source(file)
    assert source.name == "a.txt"
    assert source.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert source_of("b.txt", b"abc").sha256 == source.sha256


def test_front_block_among_links_and_stamps() -> None:
    front = parse_front(
        [
            "jueves, 19 de agosto de 2021",
            "Firmado digitalmente por: PEREZ Juan FAU 20131367008 soft",
            "REPORTE DE SEGUIMIENTO DEL PLAN OPERATIVO INSTITUCIONAL Motivo: Soy el autor",
            "A ño : 2021",
            "S ECTOR : 05 - AMBIENTAL Relación de AO sin registro de seguimiento",
            "PLIEGO : 112 - INSTITUTO DE LAGUNAS Fecha: 10/10/2022 15:57:45-0500",
            "UE - GL : 000084 - INSTITUTO DE LAGUNAS",
            "CC:",
            "Todos",
            "☐ PORCENTAJE DE AVANCES TRUNCADOS AL 100%",
        ]
    )
    assert front.title == "REPORTE DE SEGUIMIENTO DEL PLAN OPERATIVO INSTITUCIONAL"
    assert (front.year, front.printed_on) == (2021, date(2021, 8, 19))
    assert front.sector is not None and (front.sector.code, front.sector.name) == ("05", "AMBIENTAL")
    assert front.pliego is not None and front.pliego.name == "INSTITUTO DE LAGUNAS"
    assert front.ue is not None and front.ue.code == "000084"
    assert front.cost_center_filter == "Todos"
    assert front.truncated_at_100 is False


def test_box_without_a_mark_is_unknown() -> None:
    front = parse_front(["PORCENTAJE DE AVANCES TRUNCADOS AL 100%"])
    assert front.has_truncation_box
    assert front.truncated_at_100 is None


def test_alerts_may_hold_numbers_like_those_of_notes() -> None:
    lines = [
        "ALERTAS IDENTIFICADAS:",
        "La AEI cuenta con ciertas AO:",
        "(1) “Asistencia técnica”, 4,224 asistencias; (2)",
        "“Transferencias”.",
        "NOTAS:",
        "(1) Forman parte del reporte solo las AO activos, según la nota",
        "(1) de otro documento.",
        "- a) Si es anual.",
        "(2) La columna AVANCE.",
    ]
    assert parse_alerts(lines) == (
        "La AEI cuenta con ciertas AO: (1) “Asistencia técnica”, 4,224 asistencias; (2) “Transferencias”."
    )
    assert parse_notes(lines) == (
        "(1) Forman parte del reporte solo las AO activos, según la nota (1) de otro documento. a) Si es anual.",
        "(2) La columna AVANCE.",
    )
    assert parse_alerts(["(1) Forman parte del reporte"]) is None
