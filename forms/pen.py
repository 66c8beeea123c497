"""The pen: shapes as a page's operators, in millimetres from the top left corner of the page."""

from collections.abc import Sequence

from forms.style import HEIGHT, PT, Ink

# How far the handles of four curves stand out so that they make a circle.
_ROUND = 0.5523


def rule(x: float, y: float, length: float, thickness: float, ink: Ink) -> str:
    """A line to the right."""
    return f"{ink.stroke} {thickness / PT:.2f} w {_at(x, y)} m {_at(x + length, y)} l S"


def square(x: float, y: float, side: float, thickness: float, ink: Ink) -> str:
    """An empty square round a centre; its side is measured to the middle of its line."""
    corner = _at(x - side / 2, y + side / 2)
    return f"{ink.stroke} {thickness / PT:.3f} w {corner} {side / PT:.3f} {side / PT:.3f} re S"


def area(x: float, y: float, width: float, height: float, ink: Ink) -> str:
    """A filled rectangle."""
    return f"{ink.fill} {_at(x, y + height)} {width / PT:.3f} {height / PT:.3f} re f"


def bitmap(x: float, y: float, side: float, rows: Sequence[int]) -> str:
    """A square picture in black on nothing; its rows hold as many of the highest of 32 bits as there are rows."""
    dots = "".join(f"{row:08X}" for row in rows)
    place = f"{side / PT:.4f} 0 0 {side / PT:.4f} {_at(x, y + side)} cm"
    return f"q 0 0 0 rg {place} BI /W {len(rows)} /H {len(rows)} /IM true /D[1 0] /F/AHx ID {dots}> EI Q"


def picture(x: float, y: float, width: float, height: float, name: str) -> str:
    """A picture of the file, by its name, its top left corner at x and y."""
    return f"q {width / PT:.3f} 0 0 {height / PT:.3f} {_at(x, y + height)} cm /{name} Do Q"


def window(x: float, y: float, width: float, height: float, drawing: str) -> str:
    """What of a drawing is seen through a rectangle."""
    return f"q {_at(x, y + height)} {width / PT:.3f} {height / PT:.3f} re W n {drawing} Q"


def disc(x: float, y: float, radius: float, ink: Ink) -> str:
    """A filled circle round a centre."""
    far = radius * _ROUND
    arcs = (
        ((radius, -far), (far, -radius), (0, -radius)),
        ((-far, -radius), (-radius, -far), (-radius, 0)),
        ((-radius, far), (-far, radius), (0, radius)),
        ((far, radius), (radius, far), (radius, 0)),
    )
    curves = " ".join(f"{' '.join(_at(x + dx, y + dy) for dx, dy in arc)} c" for arc in arcs)
    return f"{ink.fill} {_at(x + radius, y)} m {curves} f"


def stroke(points: Sequence[tuple[float, float]], thickness: float, ink: Ink) -> str:
    """A line through points, with round ends."""
    start, *rest = (_at(x, y) for x, y in points)
    return f"q {ink.stroke} {thickness / PT:.2f} w 1 J 1 j {start} m {' '.join(f'{one} l' for one in rest)} S Q"


def _at(x: float, y: float) -> str:
    return f"{x / PT:.3f} {(HEIGHT - y) / PT:.3f}"
