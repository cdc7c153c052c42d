"""The beginning of a run: alone on its share, with what an ended run left behind put in order."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from poi_audit.batch.fold import SPOOL
from poi_audit.batch.folder import Folder
from poi_audit.batch.inputs import Shard
from poi_audit.batch.local import Folding
from poi_audit.batch.manifest import Manifest, load
from poi_audit.batch.schema import TABLES
from poi_audit.messages.faults import reason, usage

LOCKS = ".locks"


@contextmanager
def alone(folder: Folder, shard: Shard) -> Iterator[None]:
    """No other run of this machine on the same files while the block runs. Raises UsageError where there is one.

    Runs of other shares may go on beside it. In a bucket nothing is locked.
    """
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    if not folder.local:
        yield
        return
    whole = Path(folder.path(LOCKS)) / "all"
    own = whole.with_name(shard.label)
    kind = fcntl.LOCK_EX if shard.of == 1 else fcntl.LOCK_SH
    with suppress(FileExistsError):
        _ready(whole.parent)
    with whole.open("a") as first, own.open("a") as second:
        try:
            fcntl.flock(first, kind | fcntl.LOCK_NB)
            fcntl.flock(second, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise usage("busy") from None
        yield


def recovered(folder: Folder, shard: Shard) -> Manifest:
    """The manifest, after what a run that was ended left in the spool is folded in.

    A run of all files also takes what runs of shares left, and removes Parquet files that no manifest names.
    """
    labels = None if shard.of == 1 else {shard.label}
    left = [name for name in folder.names(SPOOL) if labels is None or name.split("/")[1] in labels]
    if left:
        with Folding(folder) as parts:
            for entry in left:
                parts.add(entry)
            parts.finish()
    manifest = load(folder)
    if shard.of == 1:
        named = {name for part in manifest.parts for files in part.files.values() for name in files}
        for table in TABLES:
            for name in folder.names(table):
                if name not in named:
                    folder.remove(name)
    return manifest


def _ready(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise usage("results_not_used", path=path.parent, reason=reason(error)) from error
