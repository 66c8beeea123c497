"""No page shows a text of ours that has not gone through the catalogues."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.settings import ROOT
from tests.words.check import has_words

PAGES = sorted((ROOT / "planner" / "pages").rglob("*.py"))
SHOWN = {"title", "label", "header", "body", "help", "placeholder", "caption", "text"}


def literals(source: str) -> Iterator[str]:
    """Yield the texts with words that a module hands to Streamlit as they are."""
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and _is_streamlit(call.func):
            shown = [*call.args[:1], *(word.value for word in call.keywords if word.arg in SHOWN)]
            yield from (text for text in map(_fixed_part, shown) if has_words(text) and not text.endswith(".py"))


def _is_streamlit(function: ast.Attribute) -> bool:
    owner = function.value
    return (
        isinstance(owner, ast.Name)
        and owner.id == "st"
        and function.attr not in {"switch_page", "logo", "Page", "form"}
    )


def _fixed_part(value: ast.expr) -> str:
    parts = value.values if isinstance(value, ast.JoinedStr) else [value]
    fixed = (part.value if isinstance(part, ast.Constant) else "0" for part in parts)
    return "".join(text for text in fixed if isinstance(text, str))


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_page_hands_no_untranslated_text_to_streamlit(page: Path) -> None:
    assert list(literals(page.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('st.title("Hei")', ["Hei"]),
        ('st.button(_("Hei"), help="Klikk")', ["Klikk"]),
        ('st.markdown(f"**{name}** er her")', ["**0** er her"]),
        ('st.title(_("Hei"))', []),
        ("st.html(f\"<a href='{address}'>{label}</a>\")", []),
        ('st.badge(word, icon=":material/lock:", color="blue")', []),
    ],
)
def test_untranslated_texts_are_found_and_nothing_else(line: str, found: list[str]) -> None:
    assert list(literals(line)) == found
