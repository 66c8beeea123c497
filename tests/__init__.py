"""The tests, in rooms like the program's own."""
