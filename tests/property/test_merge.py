"""Merging: neutral where one side is idle, the same from both sides, and no log entry is ever lost."""

from __future__ import annotations

from collections import Counter

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.property.evolution import Doc, documents, evolved, render

from jianguan_cli.domain.change.merge import Merge, three_way
from jianguan_cli.domain.plan.model import ChecklistFile
from jianguan_cli.domain.records.canonical import canonical
from jianguan_cli.storage.merge_text import Markers, apply_merge
from jianguan_cli.storage.merging import Merged, merge_texts, read_file, says

MARKERS = Markers()
RELAXED = settings(deadline=None, max_examples=35)
pairs = documents().flatmap(lambda base: st.tuples(st.just(base), evolved(base)))
triples = documents().flatmap(lambda base: st.tuples(st.just(base), evolved(base), evolved(base)))


def parsed(doc: Doc) -> ChecklistFile:
    file = read_file(render(doc))
    assert file is not None
    return file


def merged(base: Doc, ours: Doc, theirs: Doc) -> Merge:
    return three_way(parsed(base), parsed(ours), parsed(theirs))


def meaning(file: ChecklistFile) -> dict[str, str]:
    said = {}
    for item in file.items:
        targets = tuple(sorted(item.targets, key=canonical))
        said[item.id] = canonical(item.replace(targets=targets))
    return said


def no_line_merge() -> None:
    return None


def in_text(base: Doc, ours: Doc, theirs: Doc) -> Merged:
    return merge_texts(render(base), render(ours), render(theirs), no_line_merge, MARKERS)


@RELAXED
@given(pairs)
def test_an_idle_side_changes_nothing(pair: tuple[Doc, Doc]) -> None:
    base, side = pair
    for merge in (merged(base, side, base), merged(base, base, side), merged(base, side, side)):
        assert merge.conflicts == ()
        assert meaning(merge.file) == meaning(parsed(side))


@RELAXED
@given(pairs)
def test_an_idle_side_leaves_our_text_alone(pair: tuple[Doc, Doc]) -> None:
    base, side = pair
    assert in_text(base, side, base).text == render(side)
    assert in_text(base, side, side).text == render(side)


@RELAXED
@given(triples)
def test_the_sides_may_be_swapped(triple: tuple[Doc, Doc, Doc]) -> None:
    base, ours, theirs = triple
    there, back = merged(base, ours, theirs), merged(base, theirs, ours)
    assert {conflict.way for conflict in there.conflicts} == {conflict.way for conflict in back.conflicts}
    if not there.conflicts:
        assert meaning(there.file) == meaning(back.file)


@RELAXED
@given(triples)
def test_no_entry_is_lost(triple: tuple[Doc, Doc, Doc]) -> None:
    base, ours, theirs = triple
    merge = merged(base, ours, theirs)
    result = {item.id: item for item in merge.file.items}
    disputed = {conflict.way[1] for conflict in merge.conflicts}
    for side in (parsed(ours), parsed(theirs)):
        for item in side.items:
            if item.id in result and item.id not in disputed:
                wanted = Counter(map(canonical, item.log))
                assert not wanted - Counter(map(canonical, result[item.id].log))


@RELAXED
@given(triples)
def test_logs_are_in_the_order_of_days(triple: tuple[Doc, Doc, Doc]) -> None:
    for item in merged(*triple).file.items:
        days = [entry.date for entry in item.log]
        assert days == sorted(days)


@RELAXED
@given(triples)
def test_the_text_says_what_was_planned(triple: tuple[Doc, Doc, Doc]) -> None:
    base, ours, theirs = triple
    result = in_text(base, ours, theirs)
    file = read_file(render(ours))
    other = read_file(render(theirs))
    assert file is not None
    assert other is not None
    merge = three_way(parsed(base), file, other)
    assume(merge.file.items)
    assert result.text is not None
    assert says(apply_merge(merge, render(ours), render(theirs), None), merge)
    if result.conflicts:
        assert "<<<<<<< 我方" in result.text
    else:
        assert says(result.text, merge)


@RELAXED
@given(triples)
def test_taking_our_side_of_every_mark_gives_the_plan(triple: tuple[Doc, Doc, Doc]) -> None:
    base, ours, theirs = triple
    plan = merged(base, ours, theirs)
    assume(plan.file.items)  # a file without items is left to git
    result = in_text(base, ours, theirs)
    assert result.text is not None
    lines, keep = [], True
    for line in result.text.splitlines(keepends=True):
        if line.startswith(("<<<<<<<", ">>>>>>>")):
            keep = True
        elif line.startswith("======="):
            keep = False
        elif keep:
            lines.append(line)
    assert says("".join(lines), plan)
