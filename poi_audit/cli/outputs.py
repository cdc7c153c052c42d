"""The places of a command's outputs, reserved before it reads anything."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from poi_audit.render.outputs import Outputs, same

if TYPE_CHECKING:
    from poi_audit.render.formats import Target
    from poi_audit.render.people import Wanted


def outputs_of(
    people: Wanted,
    targets: Sequence[Target],
    read: Sequence[Path],
    baseline: Path | None = None,
    force: bool = False,
) -> Outputs:
    """The outputs of a command, reserved. `read` and `baseline`: the files that it reads. Raises UsageError."""
    inputs = [*read, *([] if baseline is None else [baseline])]
    if people.carry is not None and (people.xlsx is None or not same(people.carry, people.xlsx)):
        inputs.append(people.carry)
    outputs = Outputs(inputs, force)
    people.claim(outputs)
    for target in targets:
        outputs.claim(target.path, target.format)
    return outputs
