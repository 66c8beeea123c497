"""Addresses as people paste them: made tidy, compared, and named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.site_address import name_of, same_site_key, tidy
from planner.readers.cells import is_web_address


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        (" padlet.com/kari/vegg ", "https://padlet.com/kari/vegg"),
        ("HTTPS://Blogg.Example:443/7B", "https://blogg.example/7B"),
        ("http://blogg.example:8080/x", "http://blogg.example:8080/x"),
        ("https://blogg.example/?utm_source=fb&side=2&fbclid=x#topp", "https://blogg.example/?side=2#topp"),
        ("https://[::1]:80/", "https://[::1]:80/"),
    ],
)
def test_an_address_is_kept_tidy(pasted: str, kept: str) -> None:
    assert tidy(pasted) == kept
    assert is_web_address(kept)


@pytest.mark.parametrize(
    "hostile",
    [
        *("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//evil.example", "ftp://a.example", ""),
        *("https://user:pass@blogg.example", "kari@blogg.example", "https://blogg.example@evil.example", "hei"),
        *("https://[::1", "https://a.example:99999", "https:///x", "mailto:kari@blogg.example", "a.example\nb"),
    ],
)
def test_what_is_no_address_is_not_made_one(hostile: str) -> None:
    assert not is_web_address(tidy(hostile))


@pytest.mark.parametrize(
    "same",
    [
        *("http://blogg.example/7b", "https://www.blogg.example/7b/", "HTTPS://BLOGG.example/7b?utm_medium=x"),
        *("blogg.example/7b", "https://m.blogg.example/7b#topp", "https://blogg.example:443/%37b"),
    ],
)
def test_the_same_page_has_the_same_key_however_it_is_written(same: str) -> None:
    assert same_site_key(same) == same_site_key("https://blogg.example/7b")


@pytest.mark.parametrize(
    "other",
    [
        *("https://blogg.example/7B", "https://blogg.example/7b?side=2", "https://tur.blogg.example/7b"),
        *("https://blogg.example:8443/7b", "https://blogg.example/7b#/side"),
    ],
)
def test_another_page_has_another_key(other: str) -> None:
    assert same_site_key(other) != same_site_key("https://blogg.example/7b")


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.youtube.com/@klasse7b/", "youtube.com/@klasse7b"),
        ("https://xn--rlig-uoa.example/%C3%98konomi", "ærlig.example/Økonomi"),
        ("https://blogg.example/" + "a" * 99, "blogg.example/" + "a" * 65 + "…"),
    ],
)
def test_a_site_nobody_has_named_is_called_by_host_and_path(address: str, name: str) -> None:
    assert name_of(address) == name


@given(st.text(max_size=60))
def test_nothing_pasted_breaks_it(text: str) -> None:
    for address in (text, f"https://{text}", tidy(text)):
        assert tidy(tidy(address)) == tidy(address)
        same_site_key(address)
        assert name_of(address).isprintable()
