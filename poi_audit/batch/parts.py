"""Whether the Parquet files that the manifests name are there and whole."""

from __future__ import annotations

from poi_audit.batch.folder import Folder
from poi_audit.batch.manifest import PartFile


def damaged(folder: Folder, name: str, whole: bool = False) -> bool:
    """Whether a Parquet file is missing, empty or cut; `whole`: or any of its rows cannot be read."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with folder.fs.open(folder.path(name), "rb") as data, pq.ParquetFile(data) as file:
            if whole:
                file.read()
        return False
    except (OSError, pa.ArrowException):
        return True


def broken(folder: Folder, parts: list[PartFile]) -> list[PartFile]:
    """The parts of which a file is missing or damaged."""
    return [
        part
        for part in parts
        if any(damaged(folder, name) for files in part.files.values() for name in files)
    ]
