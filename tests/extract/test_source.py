"""A file is known by its content; what cannot be read gets one sentence."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from poi_audit import read_all
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
