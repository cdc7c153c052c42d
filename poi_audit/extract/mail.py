"""Mail saved as a file (.eml): the reports among its attachments, or in its own text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from email.message import Message

from poi_audit.extract.problems import problem
from poi_audit.extract.source import SourceFile, lacks_end, parts_of, sniff
from poi_audit.messages import message
from poi_audit.messages.faults import not_a_report
from poi_audit.messages.recognised import recognised
from poi_audit.model.errors import NotAReportError, UnreadableError
from poi_audit.model.holes import hole_of
from poi_audit.model.report import Report

MAX_PARTS = 200
"""Parts of one message that are looked at."""


def read_mail(source: SourceFile, read: Callable[[SourceFile], list[Report]]) -> list[Report]:
    """Every report attached to a message; where none is, those in its text. `read` reads an attachment.

    Raises NotAReportError where there is none, with what is attached; UnreadableError where none could be read.
    """
    mail = parts_of(source.data)
    failures: list[str] = []
    for attached in (True, False):
        reports: list[Report] = []
        for name, data in _parts(mail, attached):
            part = SourceFile(source.name, data, source.sha256, sniff(data))
            try:
                reports += read(part)
            except (UnreadableError, NotAReportError) as error:
                if attached or isinstance(error, UnreadableError):
                    why = recognised(error.message)
                    failures.append(message("unreadable.mail_part", name=name, reason=why))
        if reports:
            return [_cut(report) for report in reports] if lacks_end(source.data) else reports
    raise not_a_report("mail_none_but", failures=failures[:3]) if failures else not_a_report("mail_none")


def _cut(report: Report) -> Report:
    """The report, of a message that ends too early."""
    one = problem("E212")
    known = any(other.code == one.code for other in report.problems)
    hole = hole_of(one)
    assert hole is not None
    return report if known else replace(report, problems=(*report.problems, one), holes=(*report.holes, hole))


def _parts(parts: Sequence[Message], attached: bool) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of the attachments, or of the texts of the message itself."""
    for number, part in enumerate(parts):
        if number >= MAX_PARTS or part.is_multipart():
            continue
        name = part.get_filename()
        is_text = (
            part.get_content_maintype() == "text"
            and part.get_content_disposition() != "attachment"
            and not name
        )
        data = part.get_payload(decode=True)
        if isinstance(data, bytes) and data.strip() and is_text is not attached:
            yield name or part.get_content_type(), data
