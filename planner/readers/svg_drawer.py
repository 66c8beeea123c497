"""Draws one SVG, in a process that may fall over: from standard input to a PNG on standard output.

It is a program of its own (`planner/readers/svg.py` starts it) and imports nothing of the house.
"""

import sys

import resvg_py

_MEMORY = 1_000_000_000
_SECONDS = 8


def main() -> int:
    """Draw; returns 1 when the file is none that can be drawn."""
    _limit()
    width, height = map(int, sys.argv[1:])
    try:
        # Without a resolution, a drawing measured in millimetres has no size.
        png = resvg_py.svg_to_bytes(
            svg_string=sys.stdin.buffer.read().decode(), width=width, height=height, dpi=96, skip_system_fonts=True
        )
    except ValueError:
        return 1
    sys.stdout.buffer.write(png)
    return 0


def _limit() -> None:
    """Take no more memory and time than a logo needs; Windows has no such limits, only the caller's patience."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        if sys.platform == "linux":
            resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


if __name__ == "__main__":
    sys.exit(main())
