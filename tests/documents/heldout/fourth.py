"""The last batch: measured once, at the very end."""

from __future__ import annotations

from io import BytesIO

from openpyxl import Workbook
from tests.documents.heldout.want import Held, Want
from tests.documents.heldout.word_kit import Paper

END = "2026-12-31"


def supervision() -> bytes:
    """A list of matters to be supervised, label lines with blanks inside the labels, days in words."""
    paper = Paper()
    paper.say("某市人民政府2026年重点督办事项清单", "一、民生实事类")
    paper.say(
        "1.新建普惠托育服务机构15家，新增托位900个以上。",
        "牵头单位：市卫生健康委",
        "配合单位：市教育局、市民政局，各县（市、区）人民政府",
        "办结时限：2026年9月底",
        "督办领导：梁某",
    )
    paper.say(
        "2.改造城市老旧管网86公里，完成率达到100%。",
        "牵头单位：市住建局",
        "配合单位：市城投集团、市水务公司",
        "办结时限：12月10日前",
        "督办领导：卢某",
    )
    paper.say("二、营商环境类")
    paper.say(
        "3.工程建设项目审批时间由65个工作日压减到48个工作日以内。",
        "牵头单位：市数据局",
        "办结时限：6月底",
        "督办领导：卢某",
    )
    return paper.data()


SUPERVISION = (
    Want(
        "一/1",
        "市卫生健康委",
        "市教育局 市民政局 各县（市、区）人民政府",
        "2026-09-30",
        ">=15家 >=900个",
        "梁某",
    ),
    Want("一/2", "市住建局", "市城投集团 市水务公司", "2026-12-10", ">=86公里 >=100%", "卢某"),
    Want("二/3", "市数据局", "", "2026-06-30", "<=48个工作日", "卢某"),
)


def pest() -> bytes:
    """A workbook with the measures in one column, owners with marks, days as text, progress in percent."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    rows: list[list[object]] = [
        ["某区2026年药品安全重点任务推进表"],
        ["编号", "工作任务及目标", "推进措施", "责任单位", "完成期限", "当前进度", "存在问题"],
        [
            1,
            "零售药店执业药师在岗率达到95%",
            "开展专项检查3轮，检查药店480家",
            "区市场监管局（牵头）、区医保局",
            "11月30日前",
            0.45,
            "人手不足",
        ],
        [2, "建成规范化疫苗接种门诊8个", "争取专项资金200万元", "区卫健局", "2026年8月", 0.6, None],
        [
            3,
            "药品不良反应监测报告不少于每百万人口700份",
            "每月召开1次研判会",
            "区市场监管局、各医疗机构",
            "全年",
            0.3,
            None,
        ],
    ]
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("A1:G1")
    for at in (3, 4, 5):
        sheet.cell(at, 6).number_format = "0%"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


PEST = (
    Want("1", "区市场监管局", "区医保局", "2026-11-30", ">=95% >=3轮 >=480家"),
    Want("2", "区卫健局", "", "2026-08-31", ">=8个 >=200万元"),
    Want("3", "区市场监管局 各医疗机构", "", END, ">=700份 >=1次"),
)


def letter() -> bytes:
    """A letter of tasks in plain text: circled numbers, hopes, ranges, owners after a dash."""
    return """关于做好2026年“3·15”系列活动的工作方案
一、活动内容
1．举办消费者权益日主题活动1场，发放宣传资料2万份以上。（市消委会牵头，市市场监管局、市商务局、市融媒体中心参加，3月15日前完成）
2．开展计量器具进社区活动，免费检定家用血压计1500台（件）左右。（市计量所、各县区市场监管局负责）
3．组织“你点我检”食品抽检120批次至150批次，公示率100%。（牵头单位：市市场监管局食品抽检科；责任单位：市食品药品检验所）
4．力争全市消费投诉按时办结率超过98%，高于上年1.5个百分点。〔市市场监管局消保科〕
二、工作要求
各单位于3月20日前将活动总结报市消委会秘书处。
""".encode()


LETTER = (
    Want("一/1", "市消委会", "市市场监管局 市商务局 市融媒体中心", "2026-03-15", ">=1场 >=2万份"),
    Want("一/2", "市计量所 各县区市场监管局", "", END, "~1500台（件）"),
    Want("一/3", "市市场监管局食品抽检科", "市食品药品检验所", END, "120..150批次 >=100%"),
    Want("一/4", "市市场监管局消保科", "", END, ">98% >1.5个百分点"),
)

PAPERS = (
    Held("督办清单.docx", supervision, SUPERVISION),
    Held("推进表.xlsx", pest, PEST),
    Held("活动方案.txt", letter, LETTER),
)
