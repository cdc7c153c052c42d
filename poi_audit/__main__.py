"""`python -m poi_audit`. A process that reads imports it anew where processes are not forked, and must not run it."""

from __future__ import annotations

from poi_audit.start import main

if __name__ == "__main__":
    main()
