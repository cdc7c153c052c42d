"""One run over files: reading again, configuration, policy, accepted findings."""
