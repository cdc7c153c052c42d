"""The application's register of activities, from rows of cells to the report that it would print."""
