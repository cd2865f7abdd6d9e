"""Small documents of our own in three layouts, each with a checklist that says exactly what it says."""

from __future__ import annotations

from typing import NamedTuple


class Paper(NamedTuple):
    """A document as text, the checklist beside it, the plan's id."""

    plan: str
    text: str
    ledger: str


_BRACKETS = """\
某县人民政府办公室文件
某政办发〔2025〕7号

某县人民政府办公室关于印发2025年营商环境工作要点的通知

2025年营商环境工作要点

一、优化准入服务
（一）企业开办提速。企业开办时间压缩至0.5个工作日以内，网上办理率由61%提高到95%以上，建设企业开办“一网通”平台。（牵头单位：县市场监管局；责任单位：县税务局、县公安局等部门）
（二）培育经营主体。新增经营主体3200户左右，力争“个转企”达到120户，打造示范服务站10个，其中6月底前建成4个。（牵头单位：县市场监管局；责任单位：县商务局、各乡镇人民政府）
二、强化日常监管
（三）食品安全抽检。每季度抽检食品不少于300批次，A级食品经营者检查覆盖率大于90%，不发生较大食品安全事故。（县市场监管局牵头，县农业农村局、县教育局分工负责）
（四）信用监管。6月底前出台《信用分级管理办法》，行政处罚信息全量归集，开展信用修复专项行动。（县发展改革局、县司法局分工负责）
（五）投诉举报处理。投诉举报按期办结率不低于98%，企业负担率控制在3%—5%，研发投入年均增长8%，企业满意率高于全县平均水平。（牵头单位：县信访局；责任单位：县市场监管局，长期坚持）

某县人民政府办公室
2025年2月20日
"""
_BRACKETS_LEDGER = """\
format: 1
plan:
  id: yd-2025
  title: 2025年营商环境工作要点
  issuer: 某县人民政府办公室
  number: 某政办发〔2025〕7号
  issued: 2025-02-20
  start: 2025-01-01
  end: 2025-12-31
items:
  - id: yd-2025-1
    clause: 一/(一)
    title: 企业开办提速
    kind: task
    lead: [县市场监管局]
    support: [县税务局, 县公安局]
    open: true
    deadline: 2025-12-31
    targets:
      - key: 开办时间
        metric: 企业开办时间
        rule: reach
        op: "<="
        value: 0.5
        unit: 个工作日
      - key: 网办率
        metric: 企业开办网上办理率
        rule: reach
        op: ">="
        value: 95
        unit: "%"
        baseline: {value: 61, date: 2024-12-31}
    deliverables:
      - key: 一网通
        text: 建设企业开办“一网通”平台
    status: unreported
  - id: yd-2025-2
    clause: 一/(二)
    title: 经营主体培育
    kind: task
    lead: [县市场监管局]
    support: [县商务局, 各乡镇人民政府]
    deadline: 2025-12-31
    targets:
      - key: 新增主体
        metric: 新增经营主体
        rule: reach
        op: "=="
        tolerance: 100
        value: 3200
        unit: 户
      - key: 个转企
        metric: “个转企”户数
        rule: reach
        op: ">="
        value: 120
        unit: 户
        strength: soft
      - key: 服务站
        metric: 示范服务站
        rule: reach
        op: ">="
        value: 10
        unit: 个
        milestones: [{by: 2025-06-30, value: 4}]
    status: unreported
  - id: yd-2025-3
    clause: 二/(三)
    title: 食品安全抽检与检查
    kind: task
    lead: [县市场监管局]
    support: [县农业农村局, 县教育局]
    deadline: 2025-12-31
    targets:
      - key: 抽检
        metric: 食品抽检批次
        rule: each
        every: quarter
        op: ">="
        value: 300
        unit: 批次
      - key: 检查覆盖
        metric: 食品经营者检查覆盖率
        rule: reach
        op: ">"
        value: 90
        unit: "%"
        scope: A级食品经营者
      - key: 事故
        metric: 较大食品安全事故
        rule: keep
        op: "=="
        value: 0
        unit: 起
        implied: true
    status: unreported
  - id: yd-2025-4
    clause: 二/(四)
    title: 信用分级与处罚信息归集
    kind: task
    lead: []
    support: [县发展改革局, 县司法局]
    shared: true
    deadline: 2025-12-31
    targets:
      - key: 归集率
        metric: 行政处罚信息归集率
        rule: reach
        op: ">="
        value: 100
        unit: "%"
        implied: true
    deliverables:
      - key: 管理办法
        text: 出台《信用分级管理办法》
        by: 2025-06-30
      - key: 信用修复
        text: 开展信用修复专项行动
    status: unreported
  - id: yd-2025-5
    clause: 二/(五)
    title: 投诉举报处理与企业负担
    kind: task
    lead: [县信访局]
    support: [县市场监管局]
    deadline: 2025-12-31
    deadline_text: 长期坚持
    ongoing: true
    targets:
      - key: 办结率
        metric: 投诉举报按期办结率
        rule: keep
        op: ">="
        value: 98
        unit: "%"
      - key: 负担率
        metric: 企业负担率
        rule: keep
        op: between
        value: 3
        upper: 5
        unit: "%"
      - key: 研发投入
        metric: 研发投入增幅
        rule: grow
        every: year
        op: ">="
        value: 8
        unit: "%"
        average: true
    status: unreported
"""

_LABELS = """\
市政府工作报告重点任务分解方案

某市人民政府办公厅
2025年1月22日

一、推动高质量发展
1. 产业升级。全年新增高新技术企业60家以上，技改投资增速超过12%，制定《产业链图谱》。
牵头单位：市工业和信息化局
责任单位：市科技局、市财政局
完成时限：12月底前
2. 稳定外贸。进出口总额不低于260亿元，力争达到280亿元。
牵头单位：市商务局
责任单位：某某海关
完成时限：年底前
二、保障和改善民生
3. 扩大就业。每月发放创业贷款不少于200万元，零就业家庭动态清零，开展技能培训1.2万人次。
牵头单位：市人力资源社会保障局
责任单位：市财政局、各县（区）人民政府
完成时限：年底前
4. 义务教育。9月底前新建学校3所，所有中小学全面开展课后服务，公办园占比达到百分之五十五。
牵头单位：市教育局
责任单位：市住房城乡建设局
完成时限：年底前
"""
_LABELS_LEDGER = """\
format: 1
plan:
  id: fg-2025
  title: 市政府工作报告重点任务分解方案
  issuer: 某市人民政府办公厅
  issued: 2025-01-22
  start: 2025-01-01
  end: 2025-12-31
items:
  - id: fg-2025-1
    clause: 一/1
    title: 产业升级
    kind: task
    lead: [市工业和信息化局]
    support: [市科技局, 市财政局]
    deadline: 2025-12-31
    deadline_text: 12月底前
    targets:
      - key: 高新企业
        metric: 新增高新技术企业
        rule: reach
        op: ">="
        value: 60
        unit: 家
      - key: 技改增速
        metric: 技改投资增速
        rule: grow
        every: year
        op: ">"
        value: 12
        unit: "%"
    deliverables:
      - key: 链图谱
        text: 制定《产业链图谱》
    status: unreported
  - id: fg-2025-2
    clause: 一/2
    title: 稳定外贸
    kind: indicator
    lead: [市商务局]
    support: [某某海关]
    deadline: 2025-12-31
    deadline_text: 年底前
    targets:
      - key: 进出口
        metric: 进出口总额
        rule: reach
        op: ">="
        value: 260
        unit: 亿元
      - key: 进出口力争
        metric: 进出口总额（力争）
        rule: reach
        op: ">="
        value: 280
        unit: 亿元
        strength: soft
    status: unreported
  - id: fg-2025-3
    clause: 二/3
    title: 扩大就业
    kind: task
    lead: [市人力资源社会保障局]
    support: [市财政局, 各县（区）人民政府]
    deadline: 2025-12-31
    deadline_text: 年底前
    targets:
      - key: 创业贷款
        metric: 创业贷款发放额
        rule: each
        every: month
        op: ">="
        value: 200
        unit: 万元
      - key: 零就业
        metric: 零就业家庭户数
        rule: keep
        op: "=="
        value: 0
        unit: 户
        implied: true
      - key: 技能培训
        metric: 技能培训人次
        rule: reach
        op: ">="
        value: 1.2
        unit: 万人次
    status: unreported
  - id: fg-2025-4
    clause: 二/4
    title: 义务教育与学前教育
    kind: task
    lead: [市教育局]
    support: [市住房城乡建设局]
    deadline: 2025-12-31
    deadline_text: 年底前
    targets:
      - key: 学校
        metric: 新建学校
        rule: reach
        op: ">="
        value: 3
        unit: 所
        deadline: 2025-09-30
        deadline_text: 9月底前
      - key: 课后服务
        metric: 中小学课后服务开展率
        rule: reach
        op: ">="
        value: 100
        unit: "%"
        implied: true
      - key: 公办园
        metric: 公办园占比
        rule: reach
        op: ">="
        value: 55
        unit: "%"
    status: unreported
"""

_TABLE = """\
2025年县政府重点工作任务分工表

某县人民政府
2025年3月5日

| 序号 | 工作任务 | 工作目标 | 牵头单位 | 配合单位 | 完成时限 |
|---|---|---|---|---|---|
| 1 | 新建农村公路 | 新建农村公路120公里，优良率不低于95%。 | 县交通局 | 县财政局、县农业农村局 | 11月底前 |
| 2 | 老旧小区改造 | 改造老旧小区15个，惠及居民不少于2300户。 | 县住房城乡建设局 | 县财政局 | 10月底前 |
| 3 | 空气质量改善 | 优良天数比例达到88%以上，颗粒物年均浓度不超过32微克。 | 县环境局 | 各乡镇政府 | 年底前 |
| 4 | 养老服务 | 每半年巡查养老机构40家次，力争新增床位200张。 | 县民政局 | 县卫生健康局 | 年底前 |
"""
_TABLE_LEDGER = """\
format: 1
plan:
  id: fb-2025
  title: 2025年县政府重点工作任务分工表
  issuer: 某县人民政府
  issued: 2025-03-05
  start: 2025-01-01
  end: 2025-12-31
items:
  - id: fb-2025-1
    clause: "1"
    title: 新建农村公路
    kind: task
    lead: [县交通局]
    support: [县财政局, 县农业农村局]
    deadline: 2025-11-30
    deadline_text: 11月底前
    targets:
      - key: 公路
        metric: 新建农村公路
        rule: reach
        op: ">="
        value: 120
        unit: 公里
      - key: 优良率
        metric: 农村公路优良率
        rule: keep
        op: ">="
        value: 95
        unit: "%"
    status: unreported
  - id: fb-2025-2
    clause: "2"
    title: 老旧小区改造
    kind: task
    lead: [县住房城乡建设局]
    support: [县财政局]
    deadline: 2025-10-31
    deadline_text: 10月底前
    targets:
      - key: 小区
        metric: 改造老旧小区
        rule: reach
        op: ">="
        value: 15
        unit: 个
      - key: 惠及
        metric: 惠及居民
        rule: reach
        op: ">="
        value: 2300
        unit: 户
    status: unreported
  - id: fb-2025-3
    clause: "3"
    title: 空气质量改善
    kind: indicator
    lead: [县环境局]
    support: [各乡镇政府]
    deadline: 2025-12-31
    deadline_text: 年底前
    targets:
      - key: 优良天数
        metric: 空气优良天数比例
        rule: reach
        op: ">="
        value: 88
        unit: "%"
      - key: 浓度
        metric: 颗粒物年均浓度
        rule: reach
        op: "<="
        value: 32
        unit: 微克
    status: unreported
  - id: fb-2025-4
    clause: "4"
    title: 养老服务
    kind: task
    lead: [县民政局]
    support: [县卫生健康局]
    deadline: 2025-12-31
    deadline_text: 年底前
    targets:
      - key: 巡查
        metric: 巡查养老机构
        rule: each
        every: half
        op: ">="
        value: 40
        unit: 家次
      - key: 床位
        metric: 新增养老床位
        rule: reach
        op: ">="
        value: 200
        unit: 张
        strength: soft
    status: unreported
"""

PAPERS = (
    Paper("yd-2025", _BRACKETS, _BRACKETS_LEDGER),
    Paper("fg-2025", _LABELS, _LABELS_LEDGER),
    Paper("fb-2025", _TABLE, _TABLE_LEDGER),
)
