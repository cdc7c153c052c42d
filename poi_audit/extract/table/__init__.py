"""The one table reader: rows of cells and the lexicon in, Reports out. The only place that says what a cell means."""
