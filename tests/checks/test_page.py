"""Reading a page: what counts as its own text, and pages that try to keep the reader busy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.checks.page import MOST_TEXT, read_page
from planner.checks.walls import signs_of_page
from planner.domain.evidence import Sign


def test_only_the_pages_own_text_counts() -> None:
    page = read_page(
        b"<title>Blogg &amp; bilete</title><nav>Meny</nav><h1>Hei <b>du</b></h1><script>var a='<p>nei</p>'</script>"
        b"<noscript>nei</noscript><svg><text>nei</text></svg><!-- nei <p>nei --><p title='a > b'>Ord</p><footer>Kontakt</footer>",
        None,
    )
    assert page.headings == ["Blogg & bilete", "Hei du"]
    assert page.text == ["Hei", "du", "Ord"]
    assert (page.text_length, page.all_length) == (8, 8 + len("MenyKontakt"))


def test_the_alphabet_is_taken_from_the_header_then_the_page_and_never_from_a_packer() -> None:
    assert read_page("<p>blåbær".encode("latin-1"), "iso-8859-1").text == ["blåbær"]
    assert read_page("<meta charset=windows-1252><p>blåbær".encode("latin-1"), None).text == ["blåbær"]
    assert read_page("<p>blåbær".encode(), "zip").text == ["blåbær"]


@given(st.binary(max_size=2_000) | st.text(alphabet="<>!-/\"'= apscriptnoh1title", max_size=400).map(str.encode))
def test_any_bytes_are_read(body: bytes) -> None:
    page = read_page(body, None)
    assert 0 <= page.text_length <= page.all_length <= len(body)
    assert signs_of_page(page) is not None


@pytest.mark.parametrize("piece", ["<a ", "<a '", "<!--", "<nav>", '<p title="', "</", "<meta x=1 "])
def test_half_a_megabyte_of_broken_markup_is_read_to_its_end(piece: str) -> None:
    assert read_page(piece.encode() * (100_000 // len(piece)) + b'">', None).text_length <= MOST_TEXT


@pytest.mark.parametrize(
    ("title", "signs"),
    [
        ("Logg inn – Its Learning", {Sign.SIGN_IN}),
        ("Its Learning | Sign in to continue", {Sign.SIGN_IN}),
        ("Slik loggar du inn på bloggen vår", set()),
        ("Siden finnes ikke", {Sign.SAYS_NOT_FOUND}),
        ("Boka som ikkje finst", set()),
        ("Just a moment...", {Sign.CHALLENGE}),
        ("Index of /7b", {Sign.PLACEHOLDER}),
    ],
)
def test_a_saying_counts_only_when_it_says_nothing_else(title: str, signs: set[Sign]) -> None:
    assert signs_of_page(read_page(f"<title>{title}</title><p>Litt tekst.</p>".encode(), None)) == signs


def test_on_a_page_with_much_text_a_wall_is_only_a_doubt() -> None:
    body = "<title>Logg inn</title><p>" + "Vi fann garden på kartet. " * 100
    assert signs_of_page(read_page(body.encode(), None)) == {Sign.PERHAPS_SIGN_IN}
