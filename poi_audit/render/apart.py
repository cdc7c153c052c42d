"""What one file does to a renderer costs that file's output alone, and is said with the file's name."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TypeVar

from poi_audit.messages import message
from poi_audit.messages.faults import reason
from poi_audit.model.errors import PoiAuditError, UsageError
from poi_audit.model.message import Message

T = TypeVar("T")


def apart(work: Callable[[], T], name: str, lost: list[Message]) -> T | None:
    """What the work gives; None where it fails: then `lost` is given the sentence.

    `name`: the file that is shown. With POI_AUDIT_DEBUG=1 a defect is raised instead, with its traceback.
    """
    try:
        return work()
    except (UsageError, MemoryError):
        raise
    except PoiAuditError as error:
        lost.append(message("tell.not_made", name=name, reason=error.message))
        return None
    except OSError as error:
        lost.append(message("tell.not_made", name=name, reason=reason(error)))
        return None
    except Exception as error:
        if os.environ.get("POI_AUDIT_DEBUG") == "1":
            raise
        lost.append(message("tell.not_shown", name=name, error=type(error).__name__))
        return None
