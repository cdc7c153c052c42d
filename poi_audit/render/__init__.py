"""What a person or a program reads: one file per output over the same report and the same findings."""
