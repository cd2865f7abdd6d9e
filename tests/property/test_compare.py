"""Comparing: silent where nothing differs, complete where something does, blind to position."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.property.evolution import Doc, documents, evolved, read, render

from jianguan_cli.domain.change.compare import Changes, compare
from jianguan_cli.domain.plan.model import Checklist, Item
from jianguan_cli.domain.records.canonical import canonical
from jianguan_cli.storage.unchanged import blank_unchanged

RELAXED = settings(deadline=None, max_examples=50)
pairs = documents().flatmap(lambda base: st.tuples(st.just(base), evolved(base)))


def applied(old: Checklist, changes: Changes) -> dict[str, str]:
    """The items that ``changes`` make of ``old``, each in one canonical line."""
    items = {item.id: item for item in old.items}
    for change in changes.items:
        if change.new is None:
            del items[change.id]
        elif change.old is None:
            items[change.id] = change.new.item
        else:
            items[change.id] = _patched(items[change.id], changes, change.id)
    return {item_id: _meaning(item) for item_id, item in items.items()}


def _patched(item: Item, changes: Changes, item_id: str) -> Item:
    change = next(one for one in changes.items if one.id == item_id)
    log = list(item.log)
    for entry in change.log:
        if entry.old is not None:
            log.remove(entry.old)
        if entry.new is not None:
            log.append(entry.new)
    targets = {target.key: target for target in item.targets}
    values: dict[str, object] = {}
    for field in change.fields:
        if field.way[0] != "targets":
            values[field.way[0]] = field.new
        elif len(field.way) == 2:
            targets[field.way[1]] = field.new  # type: ignore[assignment]
        else:
            targets[field.way[1]] = targets[field.way[1]].replace(**{field.way[2]: field.new})
    return item.replace(**values, log=tuple(log), targets=tuple(targets.values()))


def _meaning(item: Item) -> str:
    log = sorted(map(canonical, item.log))
    targets = sorted(map(canonical, item.targets))
    return canonical([item.replace(log=(), targets=()), log, targets])


@RELAXED
@given(documents())
def test_nothing_differs_from_itself(doc: Doc) -> None:
    assert not compare([read(render(doc))], [read(render(doc))])


@RELAXED
@given(pairs)
def test_applying_the_changes_gives_the_other_side(pair: tuple[Doc, Doc]) -> None:
    old, new = (read(render(doc)) for doc in pair)
    changes = compare([old], [new])
    assert applied(old, changes) == {item.id: _meaning(item) for item in new.items}


@RELAXED
@given(pairs, st.randoms())
def test_position_says_nothing(pair: tuple[Doc, Doc], random: object) -> None:
    old, new = pair
    shuffled = dict(reversed(new.items()))
    straight = compare([read(render(old))], [read(render(new))])
    turned = compare([read(render(old))], [read(render(shuffled))])
    assert [change.id for change in straight.items] == [change.id for change in turned.items]


@RELAXED
@given(pairs)
def test_the_reverse_change_takes_back_what_came(pair: tuple[Doc, Doc]) -> None:
    old, new = (read(render(doc)) for doc in pair)
    there, back = compare([old], [new]), compare([new], [old])
    assert [(one.id, one.old is None, one.new is None) for one in there.items] == [
        (one.id, one.new is None, one.old is None) for one in back.items
    ]
    assert _entries(there, new=True) == _entries(back, new=False)


def _entries(changes: Changes, *, new: bool) -> Counter[str]:
    sides = [entry.new if new else entry.old for change in changes.items for entry in change.log]
    return Counter(canonical(side) for side in sides if side is not None)


@RELAXED
@given(pairs)
def test_blanking_what_is_shared_hides_no_change_and_moves_no_line(pair: tuple[Doc, Doc]) -> None:
    old, new = (render(doc) for doc in pair)
    reduced = blank_unchanged(old, new)
    assert reduced is not None
    whole, part = compare([read(old)], [read(new)]), compare([read(reduced[0])], [read(reduced[1])])
    assert part == whole
    lines = [change.placed.item.node.line for change in part.items if change.placed.item.node]
    assert lines == [change.placed.item.node.line for change in whole.items if change.placed.item.node]
