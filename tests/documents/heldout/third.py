# ruff: noqa: E501 - documents read best as they are printed
"""The third batch: written after the second was mended, measured before anything was mended for it."""

from __future__ import annotations

from io import BytesIO

from openpyxl import Workbook
from tests.documents.heldout import paper_kit
from tests.documents.heldout.want import Held, Want
from tests.documents.heldout.word_kit import Paper

END = "2025-12-31"


def weekly() -> bytes:
    """办公会纪要: numbered subjects, what was decided in running text, several owners a subject."""
    return """某县人民政府常务会议纪要
（第12次）
某县人民政府办公室                         2025年6月20日
6月18日，县长何某主持召开县政府第12次常务会议，研究有关工作。现纪要如下：
一、研究农贸市场改造提升工作
会议听取了县市场监管局关于农贸市场改造提升情况的汇报。会议指出，农贸市场改造事关民生，要加快推进。
会议决定，由县住建局牵头，县市场监管局、县商务局配合，8月31日前完成5个农贸市场改造，新增摊位320个。
二、研究电梯安全筹资机制
会议原则同意《某县老旧住宅电梯安全筹资管理办法》，由县市场监管局会同县财政局按会议意见修改完善后，于7月15日前印发实施。
三、研究食品小作坊园区建设
会议强调，县开发区管委会要抓紧完成园区选址，年内入园小作坊不少于40家。
""".encode()


WEEKLY = (
    Want("一", "县住建局", "县市场监管局 县商务局", "2025-08-31", ">=5个 >=320个"),
    Want("二", "县市场监管局", "县财政局", "2025-07-15"),
    Want("三", "县开发区管委会", "", END, ">=40家"),
)


def sections() -> bytes:
    """Chapters, sections, articles; the owners of a whole section in a line behind its points."""
    paper = Paper()
    paper.say("某自治州实施质量强州战略2025年行动计划", "第一章  重点行动", "第一节  农产品质量提升行动")
    paper.say(
        "1．新增“两品一标”农产品35个，标准化生产覆盖率达到58%。",
        "2．建设州级农产品冷链物流中心3处，农产品例行监测合格率稳定在98.5%以上。",
    )
    paper.say("（牵头单位：州农业农村局；责任单位：州商务局、州市场监管局，各县（市）人民政府）")
    paper.say("第二节  旅游服务质量提升行动")
    paper.say("1．创建4A级旅游景区2家，旅游投诉结案率不低于97%。", "2．评定等级民宿60家左右。")
    paper.say("（牵头单位：州文广旅局；责任单位：各县（市）人民政府；完成时限：2025年11月底）")
    paper.say("第二章  组织实施", "各县（市）、各部门要强化协同，确保各项任务落地见效。")
    return paper.data()


SECTIONS = (
    Want(
        "一/(一)",
        "州农业农村局",
        "州商务局 州市场监管局 各县（市）人民政府",
        END,
        ">=35个 >=58% >=3处 >=98.5%",
    ),
    Want("一/(二)", "州文广旅局", "各县（市）人民政府", "2025-11-30", ">=2家 >=97% ~60家"),
)


def landscape() -> bytes:
    """A ruled PDF table: areas and owners merged over rows, the head again on page two, days as numbers."""
    head = ["类别", "序号", "目标任务", "责任科室", "责任人", "完成时间"]
    first = [
        head,
        [
            "稳增长",
            "1",
            "完成企业质量诊断50家，帮助企业降本增效不低于2000万元。",
            "质量科",
            "龚某",
            "2025.09.30",
        ],
        ["^", "2", "新增“首席质量官”300人。", "质量科", "龚某", "2025.10.31"],
    ]
    second = [
        head,
        [
            "防风险",
            "3",
            "开展燃气具质量安全专项排查，排查生产销售单位620家次，问题整改率100%。",
            "产品监督科",
            "汤某",
            "2025.08.20",
        ],
        [
            "^",
            "4",
            "检验老旧电梯1100台，力争发现并消除隐患800处以上。",
            "特种设备科、检验检测院",
            "易某",
            "2025.12.10",
        ],
    ]
    return paper_kit.grid(
        "某市市场监管局2025年目标任务清单", [first, second], [46, 32, 220, 80, 46, 76], head="市局办公室编印"
    )


LANDSCAPE = (
    Want("1", "质量科", "", "2025-09-30", ">=50家 >=2000万元", "龚某"),
    Want("2", "质量科", "", "2025-10-31", ">=300人", "龚某"),
    Want("3", "产品监督科", "", "2025-08-20", ">=620家次 >=100%", "汤某"),
    Want("4", "特种设备科 检验检测院", "", "2025-12-10", ">=1100台 >=800处", "易某"),
)


def notice_page() -> bytes:
    """A page of nested divs: notice, annex title, a table with spans, links and share tools around."""
    return (
        "<html><head><meta charset='utf-8'><title>关于印发2025年网络市场监管重点任务的通知</title><style>.a{}</style></head><body>"
        "<div class='w'><div class='nav-top'><span>首页</span><span>机构</span><span>新闻</span></div><div class='main'><div class='art'>"
        "<h3>关于印发2025年网络市场监管重点任务的通知</h3><div class='tit-info'><span>时间：2025-03-12 09:10</span><span>字号：[大][中][小]</span></div>"
        "<div class='txt'><p>各区县局：</p><p>现将《2025年网络市场监管重点任务》印发给你们。</p><p>某市市场监督管理局</p><p>2025年3月10日</p>"
        "<p style='text-align:center'>2025年网络市场监管重点任务</p>"
        "<table border=1><tr><th>序号</th><th>任务名称</th><th>具体要求</th><th>牵头处室</th><th>配合单位</th><th>完成节点</th></tr>"
        "<tr><td>1</td><td rowspan=2>平台治理</td><td>行政指导平台企业12家，签订承诺书达100%</td><td rowspan=2>网监处</td><td>各区县局</td><td>5月底</td></tr>"
        "<tr><td>2</td><td>督促平台核验经营者身份信息，每半年核验率不低于98%</td><td>信用处</td><td>持续推进</td></tr>"
        "<tr><td>3</td><td>直播监管</td><td>监测直播间3000个时段，约谈主播不少于80人</td><td>网监处</td><td>广告处、市市场监管综合执法总队</td><td>10月底前</td></tr></table>"
        "<p>附件：<a href='a.docx'>工作统计表.docx</a></p></div><div class='bdsharebuttonbox'><a>分享</a></div></div></div>"
        "<div class='copy'>版权所有 某市市场监督管理局 备案号12345678</div></div></body></html>"
    ).encode()


NOTICE_PAGE = (
    Want("1", "网监处", "各区县局", "2025-05-31", ">=12家 >=100%"),
    Want("2", "网监处", "信用处", END, ">=98%", marks="ongoing"),
    Want("3", "网监处", "广告处 市市场监管综合执法总队", "2025-10-31", ">=3000个 >=80人"),
)


def yearly_columns() -> bytes:
    """A workbook of indicators: a column a year, the base, 属性, day serials nowhere, a note below."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    rows: list[list[object]] = [
        ["某市“十四五”知识产权发展指标", None, None, None, None, None, None, None, None],
        ["序号", "指标", "单位", "基期值", "目标值", None, None, "属性", "责任单位"],
        [None, None, None, "2020年", "2021年", "2023年", "2025年", None, None],
        [1, "每万人口高价值发明专利拥有量", "件", 3.2, 4, 6, 8.5, "预期性", "市知识产权局"],
        [2, "知识产权质押融资登记金额", "亿元", 15, 18, 24, 32, "预期性", "市知识产权局、市地方金融管理局"],
        [3, "商标注册平均审查协助时限", "个工作日", 10, "≤9", "≤8", "≤7", "约束性", "市市场监管局"],
        ["注：指标数据以国家统计为准。", None, None, None, None, None, None, None, None],
    ]
    for row in rows:
        sheet.append(row)
    for span in ("A1:I1", "A2:A3", "B2:B3", "C2:C3", "E2:G2", "H2:H3", "I2:I3", "A7:I7"):
        sheet.merge_cells(span)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


YEARLY_COLUMNS = (
    Want("1", "市知识产权局", "", END, ">=8.5件"),
    Want("2", "市知识产权局 市地方金融管理局", "", END, ">=32亿元"),
    Want("3", "市市场监管局", "", END, "<=7个工作日"),
)


def prose_plan() -> bytes:
    """A plan of an office: points inside paragraphs, owners in tortoise brackets, days of several shapes."""
    return """某区2025年“放心消费在某区”行动实施方案

　　一、总体要求
　　以优化消费环境为目标，坚持问题导向。

　　二、主要任务
　　（一）实施消费供给提质行动。一是新培育放心消费商店800家、放心消费商圈3个。二是推动线下无理由退货承诺单位增长30%以上，七日无理由退货
履约率保持在99%以上。〔区市场监管局、区商务局按职责分工负责，2025年10月31日前完成〕
　　（二）实施消费秩序优化行动。聚焦预付式消费、职业闭店等8个领域开展专项治理，查办案件不少于25件，预付卡备案率由70%提升至95%。〔牵头单位：区商务局；配合单位：区教育局、区文旅局、区公安分局；时限：上半年〕
　　（三）实施消费维权提效行动。12315投诉初查时限控制在5个工作日以内，消费纠纷调解成功率高于全市平均水平，全年曝光典型案例不少于2批次。〔区消保委秘书处负责〕
　　三、工作要求
　　各单位每月25日前报送工作进展，重大事项随时报告。〔各成员单位〕
""".encode()


PROSE_PLAN = (
    Want("二/(一)", "", "区市场监管局 区商务局", "2025-10-31", ">=800家 >=3个 >=30% >=99%", marks="shared"),
    Want("二/(二)", "区商务局", "区教育局 区文旅局 区公安分局", "2025-06-30", ">=25件 >=95%"),
    Want("二/(三)", "区消保委秘书处", "", END, "<=5个工作日 >=2批次"),
    Want("三", "各成员单位", "", END),
)

PAPERS = (
    Held("常务会议.txt", weekly, WEEKLY),
    Held("章节末责任.docx", sections, SECTIONS),
    Held("目标清单.pdf", landscape, LANDSCAPE),
    Held("通知附表.html", notice_page, NOTICE_PAGE),
    Held("逐年指标.xlsx", yearly_columns, YEARLY_COLUMNS),
    Held("放心消费.txt", prose_plan, PROSE_PLAN),
)
