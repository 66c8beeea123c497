"""Starts the command line as `python -m planner.cli`."""

import sys

from planner.cli.run import main

sys.exit(main())
