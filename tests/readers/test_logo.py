"""Logos as people have them and as an attacker would make them: a small picture on white, or one line."""

import io
import random
import struct
import zlib
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, PngImagePlugin

from planner.errors import InvalidInput
from planner.readers import svg
from planner.readers.logo import HEIGHT, LARGEST, WIDTH, read_logo

SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
BLUE = (18, 64, 107)


def png(image: Image.Image, **said: object) -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG", **said)
    return file.getvalue()


def drawing(inside: str, root: str = 'viewBox="0 0 100 50"') -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<!-- logo -->\n<svg {SVG} {root}>{inside}</svg>'.encode()


def blue(width: int, height: int, edge: int = 0) -> Image.Image:
    """A blue rectangle on nothing."""
    image = Image.new("RGBA", (width + 2 * edge, height + 2 * edge))
    ImageDraw.Draw(image).rectangle((edge, edge, edge + width - 1, edge + height - 1), fill=BLUE)
    return image


def seen(content: bytes) -> Image.Image:
    """Return the logo that a file becomes."""
    found = read_logo(content)
    image = Image.open(io.BytesIO(found))
    assert (image.format, image.mode, image.info) == ("PNG", "RGB", {})
    assert image.width <= WIDTH
    assert image.height <= HEIGHT
    return image


def refusal(content: bytes) -> str:
    with pytest.raises(InvalidInput) as refused:
        read_logo(content)
    assert "\n" not in str(refused.value)
    return str(refused.value)


def bomb(inside: str, first: str, tag: str, attributes: str) -> bytes:
    """An SVG of few elements whose drawing never ends: each part is drawn ten times by the next."""
    parts = "".join(
        f'<{tag} id="a{n}" {attributes}>' + inside.format(before=n - 1) * 10 + f"</{tag}>" for n in range(1, 9)
    )
    return drawing(f'<defs><{tag} id="a0" {attributes}>{first}</{tag}>{parts}</defs>' + inside.format(before=8))


def test_the_white_and_empty_edges_of_a_logo_are_cut_off() -> None:
    image = seen(png(blue(120, 40, edge=30)))
    assert image.size == (120, 40)
    assert image.getpixel((0, 0)) == BLUE
    on_white = Image.new("RGB", (200, 200), "white")
    on_white.paste(BLUE, (50, 60, 90, 80))
    assert seen(png(on_white)).size == (40, 20)


def test_what_is_half_seen_through_becomes_a_lighter_colour_on_white() -> None:
    assert seen(png(Image.new("RGBA", (10, 10), (0, 0, 0, 128)))).getpixel((5, 5)) == (127, 127, 127)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_read(mode: str) -> None:
    if mode == "I;16":
        image = Image.frombytes(mode, (40, 20), struct.pack("<H", 0x8000) * 800)
    else:
        image = Image.new("RGB", (40, 20), (0, 0, 0)).convert(mode)
    found = seen(png(image))
    assert found.size == (40, 20)
    assert found.getpixel((20, 10)) == ((127, 127, 127) if mode == "I;16" else (0, 0, 0))


def test_a_palette_with_transparency_is_laid_on_white() -> None:
    image = Image.new("P", (20, 10), 0)
    image.putpalette([0, 0, 0, *BLUE])
    image.paste(1, (10, 0, 20, 10))
    assert seen(png(image, transparency=0)).size == (10, 10)


def test_a_logo_keeps_its_proportions_when_it_gets_smaller() -> None:
    assert seen(png(blue(3_600, 600))).size == (1_200, 200)
    assert seen(png(blue(400, 1_200))).size == (200, 600)


def test_nothing_but_the_picture_is_kept() -> None:
    said = PngImagePlugin.PngInfo()
    said.add_text("Author", "Kari Dale")
    content = png(blue(30, 20), pnginfo=said, dpi=(300, 300))
    assert b"Kari Dale" in content
    assert b"Kari Dale" not in read_logo(content)
    assert read_logo(content) == read_logo(png(blue(30, 20)))


def test_the_same_file_gives_the_same_bytes() -> None:
    for content in (png(blue(2_000, 900)), drawing('<circle cx="50" cy="25" r="20" fill="#12406B"/>')):
        assert read_logo(content) == read_logo(content)


@pytest.mark.parametrize(
    ("inside", "root", "size"),
    [
        ('<rect width="100" height="50" fill="#12406B"/>', 'viewBox="0 0 100 50"', (1_200, 600)),
        ('<rect width="100" height="10" fill="#12406B"/>', 'viewBox="0 0 100 10"', (1_200, 120)),
        ('<rect width="10" height="100" fill="#12406B"/>', 'width="10" height="100"', (60, 600)),
        ('<rect width="9" height="9" fill="#12406B"/>', 'width="90000mm" height="90000mm" viewBox="0 0 9 9"', (600, 600)),
        ('<g id="a"><rect width="4" height="2" fill="#12406B"/></g><use xlink:href="#a"/>', 'viewBox="0 0 4 2"', (1_200, 600)),
        ('<style>.a{fill:#12406B}</style><path class="a" d="M0 0h4v2h-4z"/>', 'viewBox="0 0 4 2"', (1_200, 600)),
        (
            '<clipPath id="c"><path d="M0 0h2v2H0"/></clipPath><path style="clip-path:url( \'#c\' )" fill="#12406B" d="M0 0h4v2H0"/>',
            'viewBox="0 0 4 2"',
            (600, 600),
        ),
    ],
)  # fmt: skip
def test_an_svg_is_drawn_as_large_as_a_logo_may_be(inside: str, root: str, size: tuple[int, int]) -> None:
    image = seen(drawing(inside, root))
    assert image.size == size
    assert image.getpixel((size[0] // 2, size[1] // 2)) == BLUE


def test_what_a_drawing_program_adds_to_an_svg_does_no_harm() -> None:
    inside = (
        '<metadata xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:cc="http://creativecommons.org/ns#">'
        '<rdf:RDF><cc:Work rdf:about=""><cc:license rdf:resource="http://example.org/licence"/></cc:Work></rdf:RDF>'
        '</metadata><title>Bø skule</title><rect width="100" height="50" fill="#12406B"/>'
    )
    root = (
        r'viewBox="0 0 100 50" xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:export-filename="C:\logo\a.png"'
    )
    assert seen(b"\xef\xbb\xbf" + drawing(inside, root)).size == (1_200, 600)


@pytest.mark.parametrize(
    "content",
    [b"", b"logo", b"\xff\xd8\xff\xe0" + b"\0" * 99, b"GIF89a" + b"\0" * 99, b"%PDF-1.7", b"PK\x03\x04", b"<html></html>"],
)  # fmt: skip
def test_a_file_of_another_kind_is_refused_whatever_its_name_is(content: bytes) -> None:
    assert "PNG- eller SVG-fil" in refusal(content)


def test_a_file_above_one_megabyte_is_refused_before_it_is_read() -> None:
    assert "1001 kB" in refusal(b"\x89PNG\r\n\x1a\n" + b"\0" * LARGEST)


def test_a_picture_with_too_many_pixels_is_refused_before_it_is_unpacked() -> None:
    assert "4001 × 10" in refusal(png(Image.new("L", (4_001, 10))))
    head = struct.pack(">IIBBBBB", 2**31 - 1, 2**31 - 1, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    assert "4000 × 4000" in refusal(b"\x89PNG\r\n\x1a\n" + chunk)


def test_half_a_png_and_one_with_a_wrong_checksum_are_refused() -> None:
    noise = Image.frombytes("RGB", (80, 80), random.Random(1).randbytes(19_200))  # noqa: S311 - not a secret
    content = png(noise)
    assert "skadd" in refusal(content[: len(content) // 2])
    assert "skadd" in refusal(content[:20])
    assert "skadd" in refusal(content[:400] + b"\0\0" + content[402:])


@pytest.mark.parametrize("image", [Image.new("RGBA", (9, 9)), Image.new("RGB", (9, 9), "white")])
def test_a_logo_for_dark_ground_would_not_be_seen_and_is_told_of(image: Image.Image) -> None:
    assert "kvit bakgrunn" in refusal(png(image))


@pytest.mark.parametrize(
    ("inside", "named"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ('<h:script xmlns:h="http://www.w3.org/1999/xhtml"/>', "<script>"),
        ('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>', "<foreignObject>"),
        ('<image href="data:image/png;base64,AAAA"/>', "<image>"),
        ('<use href="http://example.org/a.svg#b"/>', "href=…"),
        ('<use xlink:href="file:///etc/passwd"/>', "href=…"),
        ('<a href="javascript:alert(1)"/>', "href=…"),
        ('<use xlink:href=""/>', "href=…"),
        ('<g onclick="alert(1)"/>', "onclick"),
        ('<g ONLOAD="alert(1)"/>', "ONLOAD"),
        ('<rect fill="url(http://example.org/a.svg#b)"/>', "url(…)"),
        ('<rect style="fill:URL( &#39;//example.org/a#b&#39;)"/>', "url(…)"),
        ("<style>@import '//example.org/a.css';</style>", "@import"),
        ("<style>@im<!-- -->port '//example.org';</style>", "@import"),
        ("<style><![CDATA[.a{fill:url(\n//example.org)}]]></style>", "url(…)"),
        (r"<style>.a{fill:u\72l(//example.org)}</style>", "\\"),
        ("<?xml-stylesheet href='//example.org/a.css'?>", "xml-stylesheet"),
        ("<text>Bø skule</text>", "paths"),
        ("<g><switch><text><tspan>Bø</tspan></text></switch></g>", "paths"),
        ("<g>" * 101 + "</g>" * 101, "for mange delar"),
        ("<g/>" * 5_001, "for mange delar"),
        ("<g>", "skadd"),
        ("&a;", "skadd"),
    ],
)
def test_an_svg_with_what_a_logo_does_not_need_is_refused_by_name(inside: str, named: str) -> None:
    assert named in refusal(drawing(inside))


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
    ],
)
def test_an_svg_that_defines_something_is_refused(doctype: str) -> None:
    assert "<!DOCTYPE>" in refusal(f"{doctype}<svg {SVG}><path d=''/></svg>".encode())


def test_an_svg_in_another_encoding_is_refused_instead_of_read_past_the_checks() -> None:
    text = f"<?xml version='1.0' encoding='utf-16'?><svg {SVG}><script/></svg>"
    assert refusal(text.encode("utf-16"))
    assert "<script>" in refusal(text.encode())
    assert "skadd" in refusal(b"<svg>" + "ø".encode("latin-1") + b"</svg>")


def test_an_svg_that_would_be_drawn_for_ever_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(svg, "PATIENCE_S", 1)
    pattern = bomb(
        '<rect width="99" height="99" fill="url(#a{before})"/>',
        '<path d="M0 0h1"/>',
        "pattern",
        'width="99" height="99"',
    )
    assert "for mange delar" in refusal(pattern)


def test_an_svg_that_grows_without_end_does_not_fill_the_memory() -> None:
    assert "skadd" in refusal(bomb('<use xlink:href="#a{before}"/>', '<path d="M0 0h1"/>', "g", ""))


def test_an_svg_that_breaks_the_drawing_program_does_not_break_this_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(svg, "MOST_LEVELS", 2_000)
    deep = '<g opacity=".5">' * 900 + '<rect width="9" height="9"/>' + "</g>" * 900
    assert "for mange delar" in refusal(drawing(deep))


@given(st.data())
@settings(max_examples=60)
def test_a_png_with_any_bytes_changed_is_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(PICTURE)
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(8, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(InvalidInput):
        seen(bytes(content))


@given(st.text(st.sampled_from(list("<>/\"'=#&; aghrefsvgusexlink:rect")), max_size=60))
@settings(max_examples=25)
def test_any_text_in_an_svg_is_read_or_refused(inside: str) -> None:
    with suppress(InvalidInput):
        seen(drawing(f'<rect width="9" height="9"/>{inside}'))


PICTURE = png(blue(40, 30, edge=4))
