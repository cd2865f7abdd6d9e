# ruff: noqa: E501, DTZ001 - documents read best as they are printed
"""The second batch: written after the first was mended, measured before anything was mended for it."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from openpyxl import Workbook
from tests.documents.heldout import paper_kit
from tests.documents.heldout.want import Held, Want
from tests.documents.heldout.word_kit import Paper

END = "2026-12-31"


def measures() -> bytes:
    """Several measures under one merged number, each with owners of its own; leaders; two kinds of time."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "整改台账"
    sheet.append(["某市2026年食品安全督查反馈问题整改台账"])
    sheet.append(
        ["填报单位（盖章）：市食安办", None, None, None, None, None, None, None, "填报日期：2026年4月8日"]
    )
    sheet.append(
        [
            "序号",
            "反馈问题",
            "整改目标",
            "整改措施",
            "整改时限",
            "责任领导",
            "牵头单位",
            "责任单位",
            "整改进展",
            "是否销号",
        ]
    )
    for row in (
        (
            1,
            "农贸市场快检室运行不规范",
            "快检室正常运行率达到100%",
            "完善快检室管理制度，配齐快检人员不少于45名",
            "2026年6月底前",
            "高某",
            "市市场监管局",
            "各县区人民政府",
            "已配备32名",
            "否",
        ),
        (
            None,
            None,
            None,
            "每月通报快检数据，阳性处置率达到100%",
            "长期坚持",
            "高某",
            "市市场监管局",
            "市农业农村局",
            "已通报3期",
            "否",
        ),
        (
            2,
            "小作坊登记底数不清",
            "小作坊登记率不低于95%",
            "开展摸排登记，新登记小作坊260户",
            datetime(2026, 5, 31),
            "马某",
            "市市场监管局",
            None,
            "已完成",
            "是",
        ),
        (
            3,
            "校外供餐单位监管有盲区",
            "校外供餐单位监督检查全覆盖",
            "组织联合检查2轮次",
            "立行立改",
            "朱某",
            "市教育局",
            "市市场监管局、市卫生健康委",
            None,
            "否",
        ),
    ):
        sheet.append(list(row))
    sheet["E6"].number_format = "yyyy-mm-dd"
    for span in ("A1:J1", "A2:H2", "I2:J2", "A4:A5", "B4:B5", "C4:C5"):
        sheet.merge_cells(span)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


MEASURES = (
    Want("1#1", "市市场监管局", "各县区人民政府", "2026-06-30", ">=100% >=45名", "高某"),
    Want("1#2", "市市场监管局", "市农业农村局", END, ">=100% >=100%", "高某", "ongoing"),
    Want("2", "市市场监管局", "", "2026-05-31", ">=95% >=260户", "马某"),
    Want("3", "市教育局", "市市场监管局 市卫生健康委", "", ">=100% >=2轮次", "朱某"),
)


def planned() -> bytes:
    """A PDF plan of years: contents with dots, a table with a column a year, chapters and sections."""
    said = [
        "目　录",
        "一、发展形势…………………………………………1",
        "二、总体目标…………………………………………2",
        "三、重点任务…………………………………………2",
        "一、发展形势",
        "“十四五”时期，全省建成质量基础设施站点76个，食品评价性抽检合格率稳定在98%以上。当前仍存在基础不牢等问题。",
        "二、总体目标",
        "到2030年，质量强省建设取得明显成效，制造业产品质量合格率达到96%，公共服务质量满意度力争达到82分左右。",
        "三、重点任务",
        "（一）加快产业质量升级",
        "1．实施重点产业链质量图谱工程，编制产业链质量图谱12张，解决质量技术问题不少于150项。",
        "2．推进标准化战略，每年主导制定国家标准30项以上，到2028年建成国家技术标准创新基地2个。",
        "（二）守牢安全底线",
        "3．严格特种设备安全监管，万台特种设备死亡率控制在0.08以内，电梯责任保险覆盖率由65%提高到90%以上。",
        "4．加强产品质量监督抽查，抽查覆盖率每年提高2个百分点，不合格产品召回率高于全国平均水平。",
        "（三）夯实基础",
        "5．建成省级以上质检中心18至20家，质检技术机构营业收入年均增长8%。",
    ]
    return paper_kit.pages(
        "某省质量发展“十五五”规划", said, width=30, rows=22, odd="某省质量发展“十五五”规划", foot="— {} —"
    )


PLANNED = (
    Want("二", deadline="2030-12-31", figures=">=96% ~82分"),
    Want("三/(一)/1", deadline="2030-12-31", figures=">=12张 >=150项"),
    Want("三/(一)/2", deadline="2030-12-31", figures=">=30项 >=2个"),
    Want("三/(二)/3", deadline="2030-12-31", figures="<=0.08 >=90%"),
    Want("三/(二)/4", deadline="2030-12-31", figures=">=2个百分点"),
    Want("三/(三)/5", deadline="2030-12-31", figures="18..20家 >=8%"),
)


def broken_page() -> bytes:
    """A page whose paragraphs are lines of one cell, broken by <br>, owners in bold, a list of links around."""
    lines = [
        "<b>一、优化登记注册服务</b>",
        "1、推行企业变更、注销“一网通办”，全程网办率达到90%以上，注销办理时间压减至3个工作日。<b>牵头领导：</b>田某　<b>责任科室：</b>行政审批股、信息中心　<b>完成时限：</b>2026年7月31日",
        "2、开展“小个专”党建覆盖行动，党的工作覆盖率不低于85%。<b>牵头领导：</b>宋某　<b>责任科室：</b>非公党建办　<b>完成时限：</b>年底前",
        "<b>二、提升监管执法效能</b>",
        "1、“双随机、一公开”抽查比例不低于3%，跨部门联合抽查占比达到40%。<b>牵头领导：</b>田某　<b>责任科室：</b>信用监管股　<b>完成时限：</b>2026年11月",
        "2、查办民生领域案件90件，每季度公布典型案例2批。<b>牵头领导：</b>石某　<b>责任科室：</b>执法大队　<b>完成时限：</b>全年持续推进",
    ]
    return (
        "<html><head><meta http-equiv='Content-Type' content='text/html; charset=gbk'><title>某县市场监督管理局2026年重点工作任务-某县政府门户</title></head><body>"
        "<div id='head'><a href='#'>设为首页</a> <a href='#'>加入收藏</a></div>"
        "<table width=980 align=center><tr><td colspan=3>今天是2026年3月9日 星期一 欢迎访问</td></tr><tr><td width=200>"
        "<table><tr><td><a>信息公开指南</a></td></tr><tr><td><a>信息公开目录</a></td></tr></table></td><td>"
        "<h2>某县市场监督管理局2026年重点工作任务</h2><div>来源：某县市场监管局　作者：办公室　点击数：208　时间：2026-03-05</div>"
        f"<div id='zoom'>{'<br><br>　　'.join(lines)}<br><br></div>"
        "<div>上一篇：<a>关于公布2025年抽检结果的公告</a></div><div>下一篇：<a>没有了</a></div></td></tr></table>"
        "<div id='bottom'>版权所有：某县人民政府 技术支持：某公司 电话：0733-4221234</div></body></html>"
    ).encode("gbk")


BROKEN_PAGE = (
    Want("一/1", "行政审批股 信息中心", "", "2026-07-31", ">=90% <=3个工作日", "田某"),
    Want("一/2", "非公党建办", "", END, ">=85%", "宋某"),
    Want("二/1", "信用监管股", "", "2026-11-30", ">=3% >=40%", "田某"),
    Want("二/2", "执法大队", "", END, ">=90件 >=2批", "石某", "ongoing"),
)


def one_column() -> bytes:
    """Owners of all kinds in one column, a month range as time, measures numbered inside the cell, no 序号."""
    paper = Paper()
    paper.say("附件", "某区2026年“食安护航”专项行动任务分解表")
    paper.table(
        [
            ["重点任务", "主要内容", "责任分工", "时间要求"],
            [
                "（一）守护校园餐桌",
                "1.检查学校食堂210家，覆盖率100%。\n2.组织校长、园长陪餐制度抽查不少于2次。",
                "区教育局牵头；区市场监管局、区卫健局配合",
                "2026年3月—2026年11月",
            ],
            [
                "（二）净化农村市场",
                "1.检查农村食品经营店1500家次。\n2.对批发市场开展夜查6次。",
                "区市场监管局牵头，区农业农村局、区公安分局、各街道办事处按职责分工负责",
                "9月20日前",
            ],
            [
                "（三）规范直播带货",
                "监测直播间400场次，下架问题商品链接处置率达100%。",
                "区市场监管局、区委网信办、区商务局等",
                "长期",
            ],
            [
                "（四）打击违法犯罪",
                "侦办食品安全刑事案件15起以上。",
                "区公安分局（牵头）、区市场监管局、区检察院",
                "12月中旬",
            ],
        ]
    )
    return paper.data()


ONE_COLUMN = (
    Want("1", "区教育局", "区市场监管局 区卫健局", "2026-11-30", ">=210家 >=100% >=2次"),
    Want("2", "区市场监管局", "区农业农村局 区公安分局 各街道办事处", "2026-09-20", ">=1500家次 >=6次"),
    Want("3", "区市场监管局 区委网信办 区商务局", "", END, ">=400场次 >=100%", marks="open ongoing"),
    Want("4", "区公安分局", "区市场监管局 区检察院", "2026-12-20", ">=15起"),
)


def scored() -> bytes:
    """考核指标: indicators of two levels merged downward, target values alone, weights, owners."""
    paper = Paper()
    paper.say("某省市场监管系统2026年高质量发展考核指标体系")
    paper.table(
        [
            [
                "一级指标",
                "二级指标",
                "序号",
                "指标名称",
                "计量单位",
                "2025年完成值",
                "2026年目标值",
                "权重",
                "责任处室",
            ],
            ["服务发展", "经营主体", "1", "新增“四上”企业", "家", "1820", "2000", "8", "登记注册处"],
            ["", "", "2", "个体工商户转企业", "户", "6100", "≥6500", "5", "登记注册处"],
            ["", "质量提升", "3", "制造业产品质量合格率", "%", "94.2", "94.8以上", "10", "质量处"],
            [
                "安全监管",
                "食品安全",
                "4",
                "食品抽检不合格率",
                "%",
                "1.9",
                "≤1.8",
                "12",
                "食品抽检处、食品协调处",
            ],
            ["", "特种设备", "5", "电梯困人故障次数", "次/百台", "3.2", "3.0以下", "6", "特种设备处"],
        ],
        down=[(0, 1, 3), (1, 1, 2), (0, 4, 5)],
    )
    return paper.data()


SCORED = (
    Want("1", "登记注册处", "", END, ">=2000家"),
    Want("2", "登记注册处", "", END, ">=6500户"),
    Want("3", "质量处", "", END, ">=94.8%"),
    Want("4", "食品抽检处 食品协调处", "", END, "<=1.8%"),
    Want("5", "特种设备处", "", END, "<=3.0次/百台"),
)


def strict() -> bytes:
    """A plain text of one county: bounds, ranges, periods, hopes and comparisons in all their words."""
    return """某县人民政府办公室关于印发某县2026年消费品质量提升行动方案的通知
某政办发〔2026〕9号
各乡镇人民政府、街道办事处，县政府各部门：
现将方案印发给你们，请遵照执行。
某县人民政府办公室
2026年2月11日
某县2026年消费品质量提升行动方案
一、主要目标
到2026年底，消费品质量合格率稳定在95%至97%之间，消费者投诉量比上年下降10%以上，消费环境满意度高于全市平均水平1个百分点。
二、重点任务
（一）强化抽查检测。每双月开展1次重点消费品抽查，全年抽查不少于240批次且不超过300批次。（县市场监管局牵头，县财政局配合）
（二）严格隐患整治。三季度末前完成儿童用品企业排查率100%，对存在问题的企业约谈率不得低于百分之九十五。（牵头：县市场监管局；配合：县妇联、县教育体育局）
（三）培育优质品牌。力争新增省级以上名牌3个或湖北精品认证2个，品牌培育企业突破20家。（县经信局、县市场监管局共同牵头）
（四）畅通维权渠道。设立消费维权服务站点约50个，投诉举报平均办理时长缩短至10天以内，在线消费纠纷解决（ODR）企业数量翻一番。（县市场监管局、各乡镇人民政府、街道办事处）
（五）加强宣传引导。每季度发布消费提示不少于4期，3月15日前举办大型宣传活动1场。（县融媒体中心会同县消委会负责）
三、保障措施
各单位要明确专人负责，每半年向县市场监管局报送1次工作情况。
""".encode()


STRICT = (
    Want("一", "", "", END, "95..97% >=10% >1个百分点"),
    Want("二/(一)", "县市场监管局", "县财政局", END, ">=1次 >=240批次 <=300批次"),
    Want("二/(二)", "县市场监管局", "县妇联 县教育体育局", END, ">=100% >=95%"),
    Want("二/(三)", "县经信局 县市场监管局", "", END, ">=3个 >=2个 >20家"),
    Want("二/(四)", "县市场监管局 各乡镇人民政府 街道办事处", "", END, "~50个 <=10天"),
    Want("二/(五)", "县融媒体中心", "县消委会", END, ">=4期 >=1场"),
    Want("三", "", "", END, ">=1次"),
)


def quarters() -> bytes:
    """Serial numbers of two levels, targets by quarter and year, a second sheet that gives each county its part."""
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "重点项目"
    for row in (
        ["2026年度市级质量基础设施建设计划", None, None, None, None, None, None],
        ["序号", "建设内容", "牵头部门", "配合部门", "年度目标", "完成时间", "备注"],
        ["一", "检验检测能力建设", None, None, None, None, None],
        [
            "1-1",
            "新建国家质检中心1个、省级质检中心3个",
            "市质检院",
            "市市场监管局质量科",
            "完成投资8600万元",
            "2026年10月",
            "续建",
        ],
        ["1-2", "购置检测设备120台套", "市质检院", "市财政局", "采购完成率100%", "二季度", None],
        ["二", "计量能力建设", None, None, None, None, None],
        ["2-1", "建立社会公用计量标准16项", "市计量院", None, "通过考核16项", "11月底", None],
        ["合计", "4项", None, None, None, None, None],
    ):
        first.append(row)
    second = book.create_sheet("县区任务")
    parts: list[list[object]] = [
        ["县区任务分解", None, None],
        ["序号", "县区", "“一站式”服务平台建设任务（个）"],
        [1, "甲县人民政府", 2],
        [2, "乙区人民政府", 3],
        ["总计", None, 5],
    ]
    for part in parts:
        second.append(part)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


QUARTERS = (
    Want("重点项目/一/1/1", "市质检院", "市市场监管局质量科", "2026-10-31", ">=1个 >=3个 >=8600万元"),
    Want("重点项目/一/1/2", "市质检院", "市财政局", "2026-06-30", ">=120台套 >=100%"),
    Want("重点项目/二/2/1", "市计量院", "", "2026-11-30", ">=16项"),
    Want("县区任务/1", "甲县人民政府", "", END, ">=2个"),
    Want("县区任务/2", "乙区人民政府", "", END, ">=3个"),
)


def chapters_owned() -> bytes:
    """A Word text with heading styles and no numbers at all; the owners in a line below each part."""
    paper = Paper()
    paper.word.add_heading("某市消费者权益保护委员会2026年工作安排", 0)
    for heading, words, owner in (
        (
            "强化消费监督",
            "全年开展比较试验8次、消费体察12场，发布消费评议报告不少于5份。",
            "责任部门：监督部　协办部门：秘书处、法律部",
        ),
        (
            "化解消费纠纷",
            "受理投诉调解成功率达到75%以上，集体投诉办结率100%。",
            "责任部门：投诉部　协办部门：各县（市）消委会　完成时间：2026年12月20日前",
        ),
        (
            "开展消费教育",
            "建设消费教育基地6个，进社区、进校园宣传60场次，力争受众超过5万人次。",
            "责任部门：宣教部",
        ),
    ):
        paper.word.add_heading(heading, 1)
        paper.say(words, owner)
    return paper.data()


CHAPTERS_OWNED = (
    Want("1", "监督部", "秘书处 法律部", END, ">=8次 >=12场 >=5份"),
    Want("2", "投诉部", "各县（市）消委会", "2026-12-20", ">=75% >=100%"),
    Want("3", "宣教部", "", END, ">=6个 >=60场次 >5万人次"),
)

PAPERS = (
    Held("整改措施.xlsx", measures, MEASURES),
    Held("十五五.pdf", planned, PLANNED),
    Held("换行网页.html", broken_page, BROKEN_PAGE),
    Held("责任分工一栏.docx", one_column, ONE_COLUMN),
    Held("考核指标.docx", scored, SCORED),
    Held("界限写法.txt", strict, STRICT),
    Held("季度与县区.xlsx", quarters, QUARTERS),
    Held("标题样式.docx", chapters_owned, CHAPTERS_OWNED),
)
