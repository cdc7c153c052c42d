"""The beginning of a run: alone on its share, with what an ended run left behind put in order."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from poi_audit.batch.claim import claimed
from poi_audit.batch.fold import SPOOL
from poi_audit.batch.folder import Folder
from poi_audit.batch.inputs import Shard
from poi_audit.batch.local import Folding
from poi_audit.batch.manifest import Manifest, mended
from poi_audit.batch.schema import TABLES
from poi_audit.batch.scratch import sweep
from poi_audit.messages.faults import reason, usage

LOCKS = ".locks"


@contextmanager
def alone(folder: Folder, shard: Shard) -> Iterator[None]:
    """No other run of this machine on the same files while the block runs. Raises UsageError where there is one.

    Runs of other shares may go on beside it. In a bucket nothing is locked.
    """
    if not folder.local:
        yield
        return
    whole = Path(folder.path(LOCKS)) / "all"
    with ExitStack() as held:
        try:
            whole.parent.mkdir(parents=True, exist_ok=True)
            if not _locked(whole, shard, held):
                held.enter_context(claimed(whole.parent, shard.label))
        except OSError as error:
            raise usage("results_not_used", path=folder.root, reason=reason(error)) from error
        yield


def _locked(whole: Path, shard: Shard, held: ExitStack) -> bool:
    """Whether the system locks the share; False where it has no such locks."""
    try:
        import fcntl
    except ImportError:  # Windows
        return False
    first, second = (held.enter_context(path.open("a")) for path in (whole, whole.with_name(shard.label)))
    try:
        fcntl.flock(first, (fcntl.LOCK_EX if shard.of == 1 else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        fcntl.flock(second, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise usage("busy") from None
    except OSError:  # a file system without them
        return False
    return True


def recovered(folder: Folder, shard: Shard) -> tuple[Manifest, list[str]]:
    """The manifest and what was damaged of the results, after what a run that was ended left in the spool is folded in.

    A run of all files also takes what runs of shares left, and removes Parquet files that no manifest names.
    """
    sweep()
    labels = None if shard.of == 1 else {shard.label}
    left = [name for name in folder.names(SPOOL) if labels is None or name.split("/")[1] in labels]
    if left:
        with Folding(folder) as parts:
            for entry in left:
                parts.add(entry)
            parts.finish()
    manifest, bad = mended(folder)
    if shard.of == 1:
        named = set(manifest.files())
        for table in TABLES:
            for name in folder.names(table):
                if name not in named:
                    folder.remove(name)
    return manifest, bad
