"""The chain shows any change, and stays whole when a person's content is erased."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.chain import NO_HASH, Link, chain_hash, content_hash, new_link, told_head, verify

contents = st.fixed_dictionaries(
    {
        "answer": st.sampled_from(["given", "refused"]),
        "purpose": st.text(max_size=8),
        "letter_id": st.none() | st.text(max_size=3),
        "answered_on": st.dates(),
        "recorded_at": st.datetimes(timezones=st.just(UTC)),
    }
)


def made_of(parts: Sequence[Mapping[str, object]]) -> list[Link]:
    links: list[Link] = []
    for number, part in enumerate(parts, start=1):
        links.append(new_link(part, number, links[-1].chain_hash if links else NO_HASH))
    return links


def erased(link: Link) -> Link:
    return replace(link, content=None, salt=None, erased_on=date(2027, 8, 1))


chains = st.lists(contents, min_size=1, max_size=6).map(made_of)


@given(chains)
def test_a_chain_nobody_touched_is_whole(links: list[Link]) -> None:
    assert verify(links) is None
    assert links[0].previous_hash == "0" * 64


def test_an_empty_chain_is_whole() -> None:
    assert verify([]) is None


@given(chains, st.data())
def test_any_changed_character_of_any_hash_or_salt_shows(links: list[Link], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(links) - 1))
    name = data.draw(st.sampled_from(["content_hash", "previous_hash", "chain_hash", "salt"]))
    whole = getattr(links[place], name)
    at = data.draw(st.integers(0, len(whole) - 1))
    changed = whole[:at] + ("0" if whole[at] != "0" else "1") + whole[at + 1 :]
    links[place] = replace(links[place], **{name: changed})
    assert verify(links) == place + 1


@given(chains, st.data())
def test_any_changed_field_of_the_content_shows(links: list[Link], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(links) - 1))
    content = links[place].content
    assert content is not None
    other = data.draw(contents.filter(lambda drawn: drawn != content))
    links[place] = replace(links[place], content=other)
    assert verify(links) == place + 1


@given(chains, st.data())
def test_a_fact_taken_out_or_swapped_shows_where_it_was(links: list[Link], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(links) - 1))
    without = links[:place] + links[place + 1 :]
    assert verify(without) == (place + 1 if without[place:] else None)
    backwards = list(reversed(links))
    assert verify(backwards) == (1 if len(links) > 1 else None)


@given(chains, st.data())
def test_the_chain_proves_the_rest_when_contents_are_erased(links: list[Link], data: st.DataObject) -> None:
    gone = data.draw(st.sets(st.integers(0, len(links) - 1)))
    left = [erased(link) if place in gone else link for place, link in enumerate(links)]
    assert verify(left) is None
    for place in set(range(len(links))) - gone:
        again = [*left]
        again[place] = replace(links[place], content={**(links[place].content or {}), "answer": "another"})
        assert verify(again) == place + 1


@given(chains, st.data())
def test_an_end_cut_off_shows_by_the_heads_that_were_told(links: list[Link], data: st.DataObject) -> None:
    told = [told_head(links[place].chain_hash) for place in data.draw(st.sets(st.integers(0, len(links) - 1)))]
    told += [told_head(NO_HASH), told_head(links[-1].chain_hash)]
    assert verify(links, told) is None
    left = data.draw(st.integers(0, len(links) - 1))
    assert verify(links[:left], told) == left + 1


def test_content_of_a_kind_no_fact_holds_shows() -> None:
    first, second = made_of([{"answer": "given"}, {"answer": "refused"}])
    assert verify([first, replace(second, content={"answer": b"refused"})]) == 2


def test_content_that_is_gone_without_a_tombstone_shows() -> None:
    first, second = made_of([{"answer": "given"}, {"answer": "refused"}])
    assert verify([first, replace(second, content=None, salt=None)]) == 2
    assert verify([first, replace(second, salt=None)]) == 2


def test_a_tombstone_with_another_number_shows() -> None:
    first, second = made_of([{"answer": "given"}, {"answer": "refused"}])
    assert verify([first, replace(erased(second), number=3)]) == 2


def test_a_tombstone_over_content_that_is_still_there_shows() -> None:
    (link,) = made_of([{"answer": "given"}])
    assert verify([replace(link, erased_on=date(2027, 8, 1))]) == 1


def test_an_erased_answer_cannot_be_guessed_from_the_hash_that_stays() -> None:
    links = [new_link({"answer": "given"}, 1, NO_HASH) for _ in range(20)]
    assert len({link.content_hash for link in links}) == 20
    assert links[0].salt not in vars(erased(links[0])).values()


def test_the_same_moment_has_the_same_hash_in_every_time_zone() -> None:
    moment = datetime(2026, 12, 1, 12, tzinfo=UTC)
    oslo = moment.astimezone(timezone(timedelta(hours=1)))
    assert content_hash({"recorded_at": moment}, "salt") == content_hash({"recorded_at": oslo}, "salt")


def test_the_hashes_are_the_ones_the_documentation_promises() -> None:
    # Computed with sha256sum over {"answer":"given","salt":"ab"} and over 64 zeros followed by that.
    hashed = content_hash({"answer": "given"}, "ab")
    assert hashed == "8cb70c36e3713a38a300dd4085ff312251ddc79e1138748beeee8eda02b4a624"
    assert chain_hash(NO_HASH, hashed) == "430ad5089f8057c6353e2ac8226e0a3307bbc4838380cd46536fcf0939f4d82e"
