"""The second sheet: how to fill the form in."""

from __future__ import annotations

from jianguan_cli.domain.values.dates import say
from jianguan_cli.exchange.columns import OFFERED, PLAN_COLUMNS
from jianguan_cli.exchange.form import Form

PROMISED_HEADERS = ("所属编号", "所属任务", "成果名称", "成果内容", "节点时限", "现状")


def form_notes(form: Form) -> list[str]:
    """The lines of the notes."""
    offered = "、".join(one.label for one in OFFERED)
    scope = f"本表由{form.unit}填报，" if form.unit else "本表"
    upto = f"数据截止日已填好 {say(form.upto)}，与实际不符的请改。" if form.upto else "不填即为填报当日。"
    fill = (
        f"1. 只填白色的列；灰色的列（{'、'.join(PLAN_COLUMNS)}）是计划内容，改了不能导入。"
        "没有变化的事项整行空着即可。"
    )
    figures = (
        "3. 累计完成值填本期累计数，不是本月新增数；98.6%、98.6、1.2万、百分之九十八都可以。"
        "一项有几个指标的，逐行填。"
    )
    finished = (
        "没有指标的任务，在累计完成值里写已完成的成果名称（几项用分号隔开），"
        "全部完成写“全部”；各项成果见本页下方。"
    )
    return [
        "填报说明",
        f"{scope}按 {say(form.as_of)} 的台账导出；此后台账若又有更新，本表对应的事项须重新导出再填。",
        fill,
        f"2. 状态从下拉框选：{offered}；没有变化就空着。选“已申请销号”须附佐证。",
        figures,
        f"   {finished}",
        f"4. 数据截止日是这个数说到哪一天，可写 2025-06-30、2025年6月30日、2025Q2。{upto}",
        "5. 进展、存在问题、下步打算、需协调事项写文字；佐证写文件路径或网址，几份的用分号或换行隔开。",
        "6. 要和别人比的指标（全国均值等），参照值写对方的数；所报是初步数的，初步数选“是”，最终数以后再报。",
        "7. 可以增加行、列，可以调整列的次序，不要改表头和编号。填好后存成 xlsx、xls 或 csv 交回均可。",
    ]
