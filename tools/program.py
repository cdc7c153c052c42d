"""Where the built program starts: without words it opens the page, as a double click does; else it is `poi-audit`."""

from __future__ import annotations

import multiprocessing
import sys

if __name__ == "__main__":
    multiprocessing.freeze_support()
    if len(sys.argv) == 1:
        sys.argv.append("web")
    from poi_audit.start import main

    main()
