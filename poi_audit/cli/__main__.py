"""`python -m poi_audit.cli`."""

from __future__ import annotations

from poi_audit.start import main

if __name__ == "__main__":
    main()
