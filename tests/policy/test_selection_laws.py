"""Laws of choosing by names: the order of names is nothing, and what is more exact is not moved by what is less."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.config.settings import Graded, Named, Origin, Settings
from factcheck.knowledge.catalogue import Catalogue, FactEntry, RuleEntry
from factcheck.policy.selection import ALL, Chooser, exactness, subject_of

CATALOGUE = Catalogue(
    {
        "osh-people": FactEntry("people", "towns", ("osh", "figures")),
        "osh-year": FactEntry("founded", "towns", ("osh",)),
        "people": FactEntry("people", "land", ()),
        "figures": FactEntry("founded", "osh", ("people",)),
    },
    {"people": RuleEntry("figures", (), "error"), "founded": RuleEntry("history", ("figures",), "warning")},
)
PAIRS = [(name, entry.rule) for name, entry in CATALOGUE.facts.items()]
NAMES = st.sampled_from(
    [ALL, "osh", "osh-people", "osh-year", "people", "founded", "figures", "towns", "history", "land"]
)
LISTED = st.lists(st.builds(Named, NAMES, st.builds(Origin, st.just("a"), rank=st.integers(1, 3))), max_size=3)
GRADED = st.lists(
    st.builds(
        Graded, NAMES, st.sampled_from(["error", "note", "off"]), st.builds(Origin, st.just("a"), rank=st.just(1))
    ),
    max_size=3,
    unique_by=lambda graded: graded.name,
)


def states(
    select: tuple[Named, ...], ignore: tuple[Named, ...], graded: tuple[Graded, ...] = ()
) -> list[tuple[bool, object]]:
    chooser = Chooser(Settings(select=select, ignore=ignore, severity=graded), CATALOGUE)
    return [chooser.state(*pair)[::2] for pair in PAIRS]


@given(LISTED, LISTED, GRADED)
def test_the_order_of_names_is_nothing(select: list[Named], ignore: list[Named], graded: list[Graded]) -> None:
    found = states(tuple(select), tuple(ignore), tuple(graded))
    for first, second in zip(permutations(select), permutations(ignore), strict=False):
        assert states(first, second, tuple(reversed(graded))) == found


@given(LISTED, LISTED, NAMES)
def test_a_less_exact_name_moves_nothing(select: list[Named], ignore: list[Named], name: str) -> None:
    before = states(tuple(select), tuple(ignore))
    after = states(tuple(select), (*ignore, Named(name, Origin("a", rank=9))))
    for pair, old, new in zip(PAIRS, before, after, strict=True):
        subject = subject_of(*pair, CATALOGUE)
        fit = exactness(name, subject)
        others = [other for each in (*select, *ignore) if (other := exactness(each.name, subject)) is not None]
        if fit is None or any(other > fit for other in others):
            assert new == old
        else:
            assert new[0] is False


@given(LISTED, LISTED)
def test_what_a_higher_layer_selects_is_on_unless_a_more_exact_name_says_otherwise(
    select: list[Named], ignore: list[Named]
) -> None:
    for pair in PAIRS:
        top = Named(pair[0], Origin("--select", rank=9))
        chooser = Chooser(Settings(select=(*select, top), ignore=tuple(ignore)), CATALOGUE)
        assert chooser.state(*pair).is_on
        assert chooser.state(*pair).decided == top.origin
