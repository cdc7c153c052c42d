"""What the local page's server gives its own page, and what it refuses everybody else."""

from __future__ import annotations

import errno
import http.client
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from paths import FIXTURES, PDFS, shared
from served import Served

REPORT = PDFS / "2024-annual-errors.pdf"
ENCRYPTED = FIXTURES / "producers" / "qpdf-encrypted.pdf"


def as_command(path: Path, *options: str) -> object:
    done = subprocess.run(
        [sys.executable, "-m", "poi_audit", "check", str(path), "--format", "json", *options],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return json.loads(done.stdout)


# The same result as the command


@pytest.mark.parametrize(
    "path",
    [
        REPORT,
        FIXTURES / "html" / "2022-sem-errors.html",
        FIXTURES / "excel" / "2021-annual-small.xlsx",
        FIXTURES / "several" / "two-reports.pdf",
        FIXTURES / "negatives" / "pei.pdf",
        FIXTURES / "negatives" / "damaged.pdf",
    ],
    ids=lambda path: path.name,
)
def test_a_check_through_the_page_is_that_of_the_command(served: Served, path: Path) -> None:
    id = served.drop(path.read_bytes(), path.name)
    served.done(id)
    status, found = served.get(f"/f/{id}/0/json?download")
    assert status == 200 and json.loads(found) == as_command(path)


def test_the_first_result_of_a_long_report_comes_within_two_seconds(served: Served) -> None:
    data = shared("real/igp-2022-sem.pdf").read_bytes()
    start = time.monotonic()
    id = served.drop(data, "igp.pdf")
    rows = served.done(id)
    took = time.monotonic() - start
    assert rows[id]["state"] == "done"
    if os.getloadavg()[0] < 1.5:
        assert took < 2


def test_the_page_being_read_is_told(served: Served) -> None:
    id = served.drop((PDFS / "2024-annual-full.pdf").read_bytes(), "full.pdf")
    served.rows(lambda rows: "leyendo la página" in rows.get(id, {}).get("word", "") or _ended(rows, id))
    assert served.done(id)[id]["state"] == "done"


def _ended(rows: dict[str, dict[str, str]], id: str) -> bool:
    return rows.get(id, {}).get("state") in ("done", "failed")


def test_other_options_are_those_of_the_command(served: Served) -> None:
    path = PDFS / "2024-annual-errors.pdf"
    id = served.drop(path.read_bytes(), path.name)
    served.done(id)
    served.post(f"/f/{id}/again", {"as_of": "2024-08-20", "engine": "pdfplumber", "first": "1", "last": "1"})
    served.done(id)
    found = json.loads(served.get(f"/f/{id}/0/json")[1])
    assert found == as_command(path, "--as-of", "2024-08-20", "--engine", "pdfplumber", "--pages", "1")


@pytest.mark.parametrize(
    "form", [{"as_of": "ayer"}, {"first": "3", "last": "1"}, {"engine": "otro"}, {"first": "1e9"}]
)
def test_an_option_that_cannot_be_is_one_sentence(served: Served, form: dict[str, str]) -> None:
    id = served.drop(REPORT.read_bytes(), REPORT.name)
    status, answer = served.post(f"/f/{id}/again", form)
    assert status == 400 and answer["why"]


def test_two_reports_of_a_body_are_compared_as_history_does(served: Served) -> None:
    paths = [FIXTURES / "history" / f"{name}.html" for name in ("2021-annual", "2021-sem")]
    ids = [served.drop(path.read_bytes(), path.name) for path in paths]
    served.done(*ids)
    status, answer = served.post("/compare", {"ids": " ".join(ids)})
    assert status == 200
    served.done(answer["id"])
    done = subprocess.run(
        [sys.executable, "-m", "poi_audit", "history", *map(str, paths), "--format", "json"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert json.loads(served.get(f"/f/{answer['id']}/0/json")[1]) == json.loads(done.stdout)


def test_a_register_is_used_beside_its_report_whichever_comes_first(tmp_path: Path) -> None:
    register = FIXTURES / "registers" / "POI_PORACTIVIDADOPERATIVA_ANUAL_001992_20250224101500.xls"
    with Served(tmp_path) as served:
        before = served.drop(REPORT.read_bytes(), REPORT.name)
        served.done(before)
        book = served.drop(register.read_bytes(), register.name)
        after = served.drop(REPORT.read_bytes(), REPORT.name)
        served.rows(
            lambda rows: all(register.name in rows.get(id, {}).get("html", "") for id in (before, after))
        )
        expected = as_command(REPORT, "--register", str(register))
        for id in (before, after):
            assert json.loads(served.get(f"/f/{id}/0/json")[1]) == expected
        served.post(f"/f/{book}/remove")
        served.rows(
            lambda rows: all(
                register.name not in rows[id]["html"] and rows[id]["state"] == "done"
                for id in (before, after)
            )
        )
        assert json.loads(served.get(f"/f/{before}/0/json")[1]) == as_command(REPORT)


# Dispositions


def test_dispositions_go_into_the_working_paper_and_come_back(served: Served, tmp_path: Path) -> None:
    from poi_audit.render.workbook.carry import carried

    id = served.drop(REPORT.read_bytes(), REPORT.name)
    served.done(id)
    finding = json.loads(served.get(f"/f/{id}/0/json")[1])["findings"][2]["id"]
    served.post(
        f"/f/{id}/disposition",
        {"id": finding, "disposition": "Confirmado", "responsible": "Rosa Ñ.", "comment": '<b>"sí"</b>'},
    )
    (tmp_path / "paper.xlsx").write_bytes(served.get(f"/f/{id}/0/xlsx")[1])
    entry = carried(tmp_path / "paper.xlsx")[finding]
    assert (entry.disposition, entry.responsible, entry.comment) == ("Confirmado", "Rosa Ñ.", '<b>"sí"</b>')

    other = served.drop(REPORT.read_bytes(), "otra copia.pdf")
    served.done(other)
    status, answer = served.post(f"/f/{other}/paper", (tmp_path / "paper.xlsx").read_bytes())
    assert status == 200 and answer["count"] > 10
    page = served.get(f"/f/{other}")[1].decode()
    assert "Rosa Ñ." in page and "<b>" not in page.partition("Rosa")[2].partition("</form>")[0]
    status, answer = served.post(f"/f/{other}/paper", b"no es un libro")
    assert status == 400 and answer["why"]


def test_a_working_paper_that_is_dropped_is_taken(served: Served) -> None:
    path = PDFS / "2021-annual-errors.pdf"
    id = served.drop(path.read_bytes(), path.name)
    served.done(id)
    finding = json.loads(served.get(f"/f/{id}/0/json")[1])["findings"][0]["id"]
    served.post(f"/f/{id}/disposition", {"id": finding, "disposition": "Aclarado", "responsible": "Inés"})
    paper = served.get(f"/f/{id}/0/xlsx")[1]
    served.post(f"/f/{id}/remove")
    again = served.drop(path.read_bytes(), path.name)
    served.done(again)
    dropped = served.drop(paper, "papel.xlsx")
    assert "papel de trabajo con" in served.done(dropped)[dropped]["word"]
    until = time.monotonic() + 20
    while b"In\xc3\xa9s" not in served.get(f"/f/{again}")[1]:
        assert time.monotonic() < until
        time.sleep(0.1)


# Who may ask


def test_only_the_page_itself_may_ask(served: Served) -> None:
    own, evil = served.own(), f"http://127.0.0.1:{served.port + 1}"
    assert served.ask("GET", "/", headers=own)[0] == 200
    refused = [
        ("GET", "/", {}),
        ("GET", "/?token=wrong", {}),
        ("GET", "/events", {"Cookie": f"poi_audit_{served.port}=wrong"}),
        ("GET", "/", own | {"Host": "rebound.example"}),
        ("GET", "/", own | {"Host": f"localhost.evil.example:{served.port}"}),
        ("GET", f"/?token={served.token}", {"Host": "rebound.example"}),
        ("GET", "/", own | {"Origin": "http://evil.example"}),
        ("GET", "/", own | {"Origin": evil}),
        ("GET", "/", own | {"Origin": "null"}),
        ("GET", "/", own | {"Sec-Fetch-Site": "cross-site"}),
        ("GET", "/", own | {"Sec-Fetch-Site": "same-site"}),
        ("POST", "/quit", own | {"Origin": evil}),
        ("POST", "/quit", {"Cookie": own["Cookie"]}),
        ("OPTIONS", "/files", {"Origin": evil, "Access-Control-Request-Method": "POST"}),
    ]
    for method, path, headers in refused:
        status, body, given = served.ask(method, path, headers=headers)
        assert status == 403, (method, path, headers)
        assert len(body.decode().splitlines()) == 2
        assert not any(name.startswith("access-control") for name in given)
    assert served.process.poll() is None


def test_every_answer_has_the_policy(served: Served) -> None:
    own = served.own()
    id = served.drop(REPORT.read_bytes(), REPORT.name)
    served.done(id)
    for path in ("/", "/static/app.js", f"/f/{id}", "/nothing", "/f/9999", f"/f/{id}/0/xlsx"):
        given = served.ask("GET", path, headers=own)[2]
        assert "default-src 'none'" in given["content-security-policy"]
        assert "unsafe" not in given["content-security-policy"]
        assert given["x-content-type-options"] == "nosniff" and given["cache-control"] == "no-store"
    framed = served.ask("GET", f"/f/{id}/0/html", headers=own)[2]["content-security-policy"]
    assert "sandbox allow-scripts" in framed and "allow-same-origin" not in framed
    assert "default-src 'none'" in framed and "frame-ancestors 'self'" in framed


def test_the_cookie_is_strict_and_hidden_from_scripts(served: Served) -> None:
    cookie = served.ask("GET", f"/?token={served.token}")[2]["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie and served.token not in cookie


def test_it_hears_on_this_machine_alone(served: Served) -> None:
    table = Path("/proc/net/tcp")
    if not table.exists():
        pytest.skip("no /proc")
    lines = [line.split()[1] for line in table.read_text("ascii").splitlines()[1:]]
    assert [
        line for line in lines if line.endswith(f":{served.port:04X}") and not line.startswith("0100007F")
    ] == []


# Hostile files


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../../etc/passwd", "passwd"),
        ("..\\..\\evil.pdf", "evil.pdf"),
        ("/etc/cron.d/x", "x"),
        ("a\x00b.pdf", "ab.pdf"),
        ("..", ".."),
        ("", "-"),
        ("<script>alert(1)<", "&lt;script&gt;alert(1)&lt;"),
        ("CON", "CON"),
        ("n" * 3000 + ".pdf", "n" * 196 + ".pdf"),
    ],
)
def test_a_name_is_shown_and_is_no_path(served: Served, name: str, shown: str) -> None:
    id = served.drop(b"nothing of a report", name)
    row = served.done(id)[id]
    assert row["state"] == "failed" and row["why"] and shown in row["html"]
    assert "<script" not in row["html"]
    home = next(served.temporary.glob("poi-audit-web-*"))
    assert {path.name for path in (home / id).iterdir()} <= {"input", "outcomes.pickle", "findings.json"}


def test_a_download_is_named_after_the_file(served: Served) -> None:
    id = served.drop(REPORT.read_bytes(), 'Evaluación "2024"\r\nX: y.pdf')
    served.done(id)
    given = served.ask("GET", f"/f/{id}/0/xlsx?download", headers=served.own())[2]
    assert "x" not in given and given["content-disposition"].startswith("attachment; filename")
    assert "Evaluaci%C3%B3n%20_2024___X_%20y-papel-de-trabajo.xlsx" in given["content-disposition"]


def test_what_is_too_large_is_refused_before_it_is_sent(served: Served) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=20)
    connection.putrequest("POST", "/files?name=grande.pdf", skip_host=True)
    for name, value in ({"Host": served.host, "Content-Length": str(300 << 20)} | served.own()).items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    assert answer.status == 413
    id = json.loads(answer.read())["id"]
    connection.close()
    assert "256 MB" in served.done(id)[id]["why"]


def test_what_is_too_large_without_saying_so_leaves_nothing(served: Served) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=60)
    block = bytes(1 << 20)
    try:
        connection.request(
            "POST",
            "/files?name=enorme.pdf",
            (block for _ in range(300)),
            {"Host": served.host, "Transfer-Encoding": "chunked"} | served.own(),
            encode_chunked=True,
        )
        connection.getresponse().read()
    except (BrokenPipeError, ConnectionResetError):
        pass
    finally:
        connection.close()
    rows = served.rows(
        lambda rows: any("enorme.pdf" in r["html"] and r["state"] == "failed" for r in rows.values())
    )
    (id,) = (id for id, row in rows.items() if "enorme.pdf" in row["html"])
    assert "256 MB" in rows[id]["why"]
    home = next(served.temporary.glob("poi-audit-web-*"))
    assert not (home / id / "input").exists()


def test_an_upload_that_breaks_off_costs_itself_alone(served: Served) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=20)
    connection.putrequest("POST", "/files?name=lento.pdf", skip_host=True)
    for name, value in ({"Host": served.host, "Content-Length": "1000000"} | served.own()).items():
        connection.putheader(name, value)
    connection.endheaders()
    connection.send(b"%PDF-1.7 slowly")
    id = served.drop(REPORT.read_bytes(), REPORT.name)  # another one is served meanwhile
    assert served.done(id)[id]["state"] == "done"
    connection.close()
    rows = served.rows(
        lambda rows: any("lento.pdf" in r["html"] and r["state"] == "failed" for r in rows.values())
    )
    assert any("se interrumpió" in row["why"] for row in rows.values())


def test_a_job_is_cancelled_alone(served: Served) -> None:
    slow = served.drop((PDFS / "2024-annual-full.pdf").read_bytes(), "cancelada.pdf")
    other = served.drop(REPORT.read_bytes(), REPORT.name)
    served.post(f"/f/{slow}/cancel")
    rows = served.done(slow, other)
    assert rows[other]["state"] == "done" and rows[slow]["state"] in ("cancelled", "done")
    served.post(f"/f/{slow}/again", {})
    assert served.done(slow)[slow]["state"] == "done"


def test_a_password_is_asked_for_and_opens(served: Served) -> None:
    locked = FIXTURES / "negatives" / "locked.pdf"
    id = served.drop(locked.read_bytes(), locked.name)
    row = served.done(id)[id]
    assert row["state"] == "failed" and "contraseña" in row["why"] and "Contraseña…" in row["html"]
    home = next(served.temporary.glob("poi-audit-web-*"))
    served.post(f"/f/{id}/again", {"password": "secreta-no-es"})
    assert "contraseña" in served.done(id)[id]["why"]
    assert not any(b"secreta-no-es" in path.read_bytes() for path in home.rglob("*") if path.is_file())


# The folder


def test_nothing_is_left_at_the_end(tmp_path: Path) -> None:
    for number in (signal.SIGINT, signal.SIGTERM):
        with Served(tmp_path) as served:
            (home,) = served.temporary.glob("poi-audit-web-*")
            assert home.stat().st_mode & 0o077 == 0
            served.drop(REPORT.read_bytes(), REPORT.name)  # still being read
            assert served.end(number) == 0
            assert list(served.temporary.glob("poi-audit-web-*")) == []


def test_what_a_crash_left_goes_at_the_next_start(tmp_path: Path) -> None:
    with Served(tmp_path) as crashed, Served(tmp_path) as alive:
        id = crashed.drop(REPORT.read_bytes(), REPORT.name)
        crashed.done(id)
        crashed.process.kill()
        crashed.process.wait()
        assert len(list(crashed.temporary.glob("poi-audit-web-*"))) == 2
        with Served(tmp_path) as fresh:
            assert fresh.done() == {}
            assert (
                len(list(crashed.temporary.glob("poi-audit-web-*"))) == 2
            )  # its own, and that of the other one
            assert alive.get("/")[0] == 200


def test_a_kept_folder_is_taken_up_again(tmp_path: Path) -> None:
    with Served(tmp_path, "--folder", "revision") as served:
        done = served.drop(REPORT.read_bytes(), REPORT.name)
        served.done(done)
        kept = tmp_path / "revision" / done
        until = time.monotonic() + 30
        while not list(kept.glob("*-report.html")) and time.monotonic() < until:
            time.sleep(0.1)
        finding = json.loads(served.get(f"/f/{done}/0/json")[1])["findings"][0]["id"]
        served.post(f"/f/{done}/disposition", {"id": finding, "responsible": "Rosa", "comment": ""})
        cut = served.drop((PDFS / "2024-annual-full.pdf").read_bytes(), "cortada.pdf")
        served.process.kill()
        served.process.wait()
    with Served(tmp_path, "--folder", "revision") as served:
        rows = served.done(done, cut)
        assert rows[done]["state"] == rows[cut]["state"] == "done"
        assert b"Rosa" in served.get(f"/f/{done}")[1]
        assert list((tmp_path / "revision" / done).glob("*-report.html"))
        busy = subprocess.run(
            [sys.executable, "-m", "poi_audit", "web", "--no-open", "--folder", "revision"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert busy.returncode == 2 and len(busy.stderr.splitlines()) == 1


def test_a_full_disk_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import asyncio

    from starlette.requests import Request

    from poi_audit.web import upload
    from poi_audit.web.jobs import Session

    session = Session(tmp_path)

    async def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(upload, "run_in_threadpool", full)

    async def body() -> dict[str, object]:
        return {"type": "http.request", "body": b"%PDF", "more_body": False}

    request = Request({"type": "http", "method": "POST", "headers": []}, body)
    job, status = asyncio.run(upload.receive(request, session, "a.pdf"))
    assert (status, job.state, job.result.why[0]) == (507, "failed", "no se pudo guardar: no queda espacio")
    assert not (job.folder / "input").exists()


def test_a_slow_upload_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import asyncio

    from starlette.requests import Request

    from poi_audit.web import upload
    from poi_audit.web.jobs import Session

    monkeypatch.setattr(upload, "PATIENCE", 0.05)

    async def body() -> dict[str, object]:
        await asyncio.sleep(5)
        return {"type": "http.request", "body": b"", "more_body": True}

    request = Request({"type": "http", "method": "POST", "headers": []}, body)
    job, status = asyncio.run(upload.receive(request, Session(tmp_path), "a.pdf"))
    assert (status, job.state) == (408, "failed") and "se dejó de esperar" in job.result.why[0]


# Many


def test_many_uploads_leave_no_memory_and_no_files_behind(tmp_path: Path) -> None:
    data = (FIXTURES / "html" / "2024-annual-small.html").read_bytes()
    with Served(tmp_path) as served:
        first = memory(served.process.pid)
        for number in range(40):
            id = served.drop(data, f"{number}.html")
            served.done(id)
            served.post(f"/f/{id}/remove")
            if number == 9:
                first = memory(served.process.pid)
        grown = memory(served.process.pid) - first
        (home,) = served.temporary.glob("poi-audit-web-*")
        assert [path.name for path in home.iterdir()] == ["in-use"]
        assert grown < 200, grown
    assert list(served.temporary.iterdir()) == []


def memory(pid: int) -> float:
    """Megabytes that a process and those below it hold of their own, where the system tells it."""
    folder = Path("/proc")
    if not folder.exists():
        return 0.0
    parents = {}
    for entry in folder.glob("[0-9]*/stat"):
        try:
            parents[int(entry.parent.name)] = int(entry.read_text("latin-1").rpartition(")")[2].split()[1])
        except OSError:
            continue
    mine, grown = {pid}, True
    while grown:
        fresh = {child for child, parent in parents.items() if parent in mine} - mine
        grown, mine = bool(fresh), mine | fresh
    total = 0
    for one in mine:
        try:
            lines = (folder / str(one) / "smaps_rollup").read_text("ascii").splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


# The command line


def test_a_port_that_is_taken_is_one_sentence(served: Served, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "poi_audit", "web", "--no-open", "--port", str(served.port), "--lang", "en"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2 and done.stderr.count("\n") == 1 and str(served.port) in done.stderr
