"""The command line: does headless what the pages do, for automation and for the tests."""

from planner.cli.run import main

__all__ = ["main"]
