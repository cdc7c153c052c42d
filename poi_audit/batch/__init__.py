"""Many files: planned, audited in worker processes, kept as Parquet parts, and asked with SQL.

    inputs --plan--> worker (one file) --spool--> fold (many files) --parts + manifest--> store --> query, dashboard

A file's outcome is durable as soon as it is spooled; a part counts as soon as its manifest is there. What is killed
between the two is done again, and nothing is read twice.
"""
