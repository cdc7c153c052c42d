"""The local page: files are dropped on it, read under the limits of the command line, and shown with their outputs.

Nothing leaves the machine: the server hears on 127.0.0.1 alone, behind a token. It holds summaries; reports and their
audits stay in a private folder, and only worker processes open them.
"""
