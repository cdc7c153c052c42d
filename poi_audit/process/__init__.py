"""The process that reads, and its limits."""
