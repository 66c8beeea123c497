"""The theme: every colour of a role can be read on every ground, in light and dark; fonts and icon are there."""

import tomllib
from pathlib import Path

import pytest

from planner.settings import ASSETS, ROOT

CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
THEMES = {name: CONFIG["theme"][name] for name in ("light", "dark")}
FAMILIES = ("blue", "violet", "yellow", "gray", "green", "red", "orange")
READABLE, SEEN = 4.5, 3.0
CAPTION = 0.6  # the opacity that Streamlit gives a caption


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_a_roles_colour_can_be_read_on_both_grounds_and_its_own_tint(theme: dict[str, str], family: str) -> None:
    grounds = (theme["backgroundColor"], theme["secondaryBackgroundColor"], theme[f"{family}BackgroundColor"])
    assert min(_contrast(theme[f"{family}TextColor"], ground) for ground in grounds) >= READABLE


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_text_links_and_the_main_button_can_be_read(theme: dict[str, str]) -> None:
    grounds = (theme["backgroundColor"], theme["secondaryBackgroundColor"])
    assert min(_contrast(theme[name], ground) for name in ("textColor", "linkColor") for ground in grounds) >= READABLE
    assert _contrast(theme["primaryColor"], "#FFFFFF") >= READABLE
    assert _contrast(theme["primaryColor"], theme["backgroundColor"]) >= SEEN
    assert _contrast(theme["borderColor"], theme["backgroundColor"]) >= SEEN


@pytest.mark.parametrize("ground", ["backgroundColor", "secondaryBackgroundColor"])
@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_captions_can_be_read_though_streamlit_fades_them(theme: dict[str, str], ground: str) -> None:
    text, behind = ([int(theme[name][at : at + 2], 16) for at in (1, 3, 5)] for name in ("textColor", ground))
    faded = "".join(
        f"{round(CAPTION * one + (1 - CAPTION) * other):02X}" for one, other in zip(text, behind, strict=True)
    )
    assert _contrast(f"#{faded}", theme[ground]) >= READABLE


def test_the_themes_fonts_are_files_of_ours() -> None:
    faces = CONFIG["theme"]["fontFaces"]
    assert all((ASSETS / "fonts" / "web" / Path(face["url"]).name).exists() for face in faces)
    assert (ASSETS / "fonts" / "web" / "OFL.txt").exists()


def test_streamlit_listens_to_this_machine_alone_and_tells_nobody() -> None:
    assert CONFIG["server"]["address"] == "127.0.0.1"
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["runner"]["postScriptGC"] is False
    assert CONFIG["client"]["showErrorDetails"] == "none"
