"""Three texts of a checklist become one: by piece, with marks where somebody must decide, or not at all."""

from __future__ import annotations

import pytest
from tests.small_workspace import TASK

from jianguan_cli.storage.merge_text import Markers
from jianguan_cli.storage.merging import Merged, merge_texts, read_file

PLAN = """\
format: 1
plan: {id: p, title: 计划, issuer: 甲省局, issued: 2025-01-01, start: 2025-01-01, end: 2025-12-31}
"""
ONE = TASK.replace("unreported", "doing")
TWO = ONE.replace("p-1", "p-2").replace("抽检", "年报")
LOG = "    log:\n      - date: 2025-03-01\n        by: 甲\n"
ENTRY = "      - date: 2025-04-01\n        by: {by}\n"
BASE = f"{PLAN}items:\n{ONE}{TWO}"
ORDER = "status: doing\n"


def no_line_merge() -> None:
    return None


def merge(base: str, ours: str, theirs: str) -> Merged:
    return merge_texts(base, ours, theirs, no_line_merge, Markers())


def merged(base: str, ours: str, theirs: str) -> str:
    """The text of a merge without conflicts."""
    result = merge(base, ours, theirs)
    assert result.conflicts == ()
    assert result.text is not None
    return result.text


def test_a_field_of_theirs_is_copied_as_they_wrote_it() -> None:
    ours = BASE.replace("title: 抽检", "title: 抽检百批")
    assert merged(BASE, ours, BASE.replace("[甲处]", "[ 甲处, '乙处' ]  # 增", 1)) == ours.replace(
        "[甲处]", "[ 甲处, '乙处' ]  # 增", 1
    )


def test_a_field_they_added_comes_behind_the_key_it_stood_behind() -> None:
    ours = BASE.replace("年报", "年报公示")
    theirs = BASE.replace(ORDER, f"{ORDER}    note: >-\n      一\n      二\n", 1)
    assert merged(BASE, ours, theirs) == ours.replace(ORDER, f"{ORDER}    note: >-\n      一\n      二\n", 1)


def test_a_field_they_took_away_goes_with_its_lines() -> None:
    base = BASE.replace(ORDER, f"{ORDER}    note: 注\n      # 注的注\n", 1)
    ours = base.replace("年报", "年报公示")
    assert merged(base, ours, BASE) == ours.replace("    note: 注\n      # 注的注\n", "")


def test_pieces_move_to_our_indentation() -> None:
    theirs = BASE.replace(ORDER, f"{ORDER}    note: |-\n      一\n\n      二\n", 1)
    ours = f"{PLAN}items:\n{ONE}{TWO}".replace("\n  ", "\n").replace("年报", "年报公示")
    assert merged(BASE, ours, theirs) == ours.replace(ORDER, f"{ORDER}  note: |-\n    一\n\n    二\n", 1)
    deeper = BASE.replace("\n  ", "\n      ").replace("年报", "年报公示")
    assert merged(BASE, deeper, theirs) == deeper.replace(
        ORDER, f"{ORDER}        note: |-\n          一\n\n          二\n", 1
    )


def test_a_block_text_that_cannot_be_moved_left_is_left_to_git() -> None:
    theirs = BASE.replace(ORDER, f'{ORDER}    note: "一\n 二"\n', 1)
    ours = BASE.replace("\n  ", "\n").replace("年报", "年报公示")
    assert merge(BASE, ours, theirs) == Merged(None)


def test_items_of_both_stand_where_they_stood() -> None:
    three, four = ONE.replace("p-1", "p-3"), ONE.replace("p-1", "p-4")
    ours = f"{PLAN}items:\n{ONE}\n  # 三\n{three}{TWO}"
    theirs = f"{PLAN}items:\n{ONE}{TWO}\n  # 四\n{four}"
    assert merged(BASE, ours, theirs) == f"{PLAN}items:\n{ONE}\n  # 三\n{three}{TWO}\n  # 四\n{four}"


def test_an_item_they_removed_goes_and_ours_stays() -> None:
    ours = BASE.replace("title: 抽检", "title: 抽检百批")
    assert merged(BASE, ours, f"{PLAN}items:\n{ONE}") == f"{PLAN}items:\n{ONE}".replace(
        "title: 抽检", "title: 抽检百批"
    )


def test_without_a_final_newline_nothing_runs_together() -> None:
    ours = BASE.replace("title: 抽检", "title: 抽检百批").removesuffix("\n")
    theirs = BASE + ONE.replace("p-1", "p-3")
    assert merged(BASE, ours, theirs) == ours + "\n" + ONE.replace("p-1", "p-3")
    assert merged(BASE, ours, theirs.removesuffix("\n")) == ours + "\n" + ONE.replace("p-1", "p-3")


def test_line_breaks_of_ours_are_kept_in_marks() -> None:
    ours = BASE.replace("title: 抽检", "title: 抽检百批").replace("\n", "\r\n")
    theirs = BASE.replace("title: 抽检", "title: 抽检千批").replace("\n", "\r\n")
    text = merge(BASE.replace("\n", "\r\n"), ours, theirs).text
    assert text is not None
    assert text.count("\n") == text.count("\r\n")
    assert "<<<<<<< 我方\r\n    title: 抽检百批\r\n=======\r\n    title: 抽检千批\r\n>>>>>>> 对方\r\n" in text


def test_entries_of_both_are_woven_by_date() -> None:
    base = f"{PLAN}items:\n{ONE}{LOG}"
    ours, theirs = base + ENTRY.format(by="乙"), base + ENTRY.format(by="丙").replace("04-01", "03-15")
    assert merged(base, ours, theirs) == base + ENTRY.format(by="丙").replace(
        "04-01", "03-15"
    ) + ENTRY.format(by="乙")


def test_a_first_log_is_copied_whole() -> None:
    ours = BASE.replace("年报", "年报公示")
    theirs = BASE.replace(TWO, LOG + TWO)
    assert merged(BASE, ours, theirs) == ours.replace(
        TWO.replace("年报", "年报公示"), LOG + TWO.replace("年报", "年报公示")
    )


def test_a_field_both_changed_is_marked_on_its_lines() -> None:
    ours, theirs = BASE.replace("title: 抽检", "title: 甲"), BASE.replace("title: 抽检", "title: 乙  # 注")
    result = merge(BASE, ours, theirs)
    assert [conflict.way for conflict in result.conflicts] == [("items", "p-1", "title")]
    assert result.text == ours.replace(
        "    title: 甲\n",
        "<<<<<<< 我方\n    title: 甲\n=======\n    title: 乙  # 注\n>>>>>>> 对方\n",
    )


def test_a_field_we_took_away_is_marked_at_the_end_of_its_record() -> None:
    base = BASE.replace(ORDER, f"{ORDER}    note: 注\n", 1)
    result = merge(base, BASE, base.replace("note: 注", "note: 改"))
    assert result.text == BASE.replace(
        ORDER, f"{ORDER}<<<<<<< 我方\n=======\n    note: 改\n>>>>>>> 对方\n", 1
    )


def test_an_item_one_side_changed_and_the_other_removed_is_marked() -> None:
    changed, gone = BASE.replace("年报", "年报公示"), f"{PLAN}items:\n{ONE}"
    two = TWO.replace("年报", "年报公示")
    assert merge(BASE, changed, gone).text == f"{PLAN}items:\n{ONE}<<<<<<< 我方\n{two}=======\n>>>>>>> 对方\n"
    assert merge(BASE, gone, changed).text == f"{gone}<<<<<<< 我方\n=======\n{two}>>>>>>> 对方\n"


def test_items_both_added_under_one_id_are_marked() -> None:
    base = f"{PLAN}items:\n{ONE}"
    ours, theirs = base + TWO, base + TWO.replace("年报", "月报")
    assert merge(base, ours, theirs).text == (
        base + f"<<<<<<< 我方\n{TWO}=======\n{TWO.replace('年报', '月报')}>>>>>>> 对方\n"
    )


def test_the_marks_are_as_long_and_named_as_git_asks() -> None:
    ours, theirs = BASE.replace("title: 抽检", "title: 甲"), BASE.replace("title: 抽检", "title: 乙")
    text = merge_texts(BASE, ours, theirs, no_line_merge, Markers(9, "HEAD", "other")).text
    assert text is not None
    assert "<<<<<<<<< HEAD\n" in text
    assert "\n=========\n" in text
    assert "\n>>>>>>>>> other\n" in text


def test_gits_own_merge_is_taken_where_it_says_what_was_planned() -> None:
    ours, theirs = BASE.replace("title: 抽检", "title: 甲"), BASE.replace("年报", "年报公示")
    wanted = "# 由 git 合并\n" + ours.replace("年报", "年报公示")
    assert merge_texts(BASE, ours, theirs, lambda: wanted, Markers()).text == wanted


@pytest.mark.parametrize("said", ["title: 丙", "title: 抽检"])
def test_gits_own_merge_is_not_believed_where_it_says_something_else(said: str) -> None:
    ours, theirs = BASE.replace("title: 抽检", "title: 甲"), BASE.replace("年报", "年报公示")
    wrong = ours.replace("年报", "年报公示").replace("title: 甲", said)
    assert merge_texts(BASE, ours, theirs, lambda: wrong, Markers()).text == ours.replace("年报", "年报公示")


def test_gits_own_merge_is_not_asked_where_there_are_conflicts() -> None:
    ours, theirs = BASE.replace("title: 抽检", "title: 甲"), BASE.replace("title: 抽检", "title: 乙")

    def asked() -> str:
        raise AssertionError

    assert merge_texts(BASE, ours, theirs, asked, Markers()).conflicts


@pytest.mark.parametrize(
    "broken",
    [
        "format: 1\n",
        "a: [\n",
        "a: &x 1\n",
        BASE.replace("p-2", "p-1"),
        BASE.replace("end: 2025-12-31}", "end: 2024-12-31}"),
    ],
)
def test_what_cannot_be_read_is_left_to_git(broken: str) -> None:
    assert read_file(broken) is None
    for texts in ((broken, BASE, BASE), (BASE, broken, BASE), (BASE, BASE, broken)):
        assert merge(*texts) == Merged(None)


def test_two_files_added_without_a_base_are_merged_by_item() -> None:
    result = merge("", f"{PLAN}items:\n{ONE}", f"{PLAN}items:\n{ONE}{TWO}")
    assert result == Merged(BASE)


def test_records_in_braces_are_left_to_git() -> None:
    braces = (
        "  - {id: p-1, clause: 一/1, title: 抽检, kind: task, lead: [], support: [], "
        "deadline: 2025-12-31, status: doing}\n"
    )
    base = f"{PLAN}items:\n{braces}{TWO}"
    ours, theirs = base.replace("年报", "年报公示"), base.replace("title: 抽检", "title: 抽检百批")
    assert merge(base, ours, theirs) == Merged(None)


def test_items_in_brackets_are_left_to_git() -> None:
    def items(*ids: str) -> str:
        listed = ", ".join(
            f"{{id: {one}, clause: 一, title: 事, kind: task, lead: [], support: [], "
            "deadline: 2025-12-31, status: doing}"
            for one in ids
        )
        return f"{PLAN}items: [{listed}]\n"

    assert merge(items("p-1"), items("p-1", "p-2"), items("p-1", "p-3")) == Merged(None)


def test_a_flow_list_of_records_that_both_changed_is_left_to_git() -> None:
    def links(*ids: str) -> str:
        listed = ", ".join(f"{{to: q-{one}, relation: same}}" for one in ids)
        return BASE.replace(ORDER, f"{ORDER}    links: [{listed}]\n", 1)

    assert merge(links("1"), links("1", "2"), links("1", "3")) == Merged(None)


def test_a_field_on_the_line_of_its_dash_is_left_to_git() -> None:
    def log(by: str, day: str = "2025-03-01") -> str:
        return (
            f"{PLAN}items:\n{ONE}    deliverables:\n      - text: {by}\n        key: 甲\n        by: {day}\n"
        )

    assert merge(log("出台"), log("出台", "2025-04-01"), log("公布")) == Merged(None)


def test_the_first_item_goes_or_comes_before() -> None:
    ours = BASE.replace("年报", "年报公示")
    assert merged(BASE, ours, f"{PLAN}items:\n{TWO}") == f"{PLAN}items:\n{TWO}".replace("年报", "年报公示")
    zero = ONE.replace("p-1", "p-0")
    assert merged(BASE, ours, f"{PLAN}items:\n{zero}{ONE}{TWO}") == ours.replace(ONE, zero + ONE)


def test_a_field_that_stands_before_all_that_we_have_is_left_to_git() -> None:
    plan = "plan:\n  id: p\n  title: 计划\n  issuer: 甲省局\n  issued: 2025-01-01\n"
    base = f"format: 1\n{plan}  start: 2025-01-01\n  end: 2025-12-31\nitems:\n{ONE}"
    theirs = base.replace("  id: p\n", "  note: 注\n  id: p\n", 1)
    assert merge(base, base.replace("抽检", "抽检百批"), theirs) == Merged(None)
    behind = base.replace("  id: p\n", "  id: p\n  note: 注\n", 1)
    ours = base.replace("抽检", "抽检百批")
    assert merged(base, ours, behind) == ours.replace("  id: p\n", "  id: p\n  note: 注\n", 1)


def test_an_item_on_the_line_below_its_dash_is_left_to_git() -> None:
    below = BASE.replace("  - id: p-2", "  -\n    id: p-2")
    changed = below.replace("年报", "年报公示")
    assert merge(below, f"{PLAN}items:\n{ONE}", changed) == Merged(None)
