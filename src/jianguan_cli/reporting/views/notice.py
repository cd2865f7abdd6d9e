"""提醒函, 催办函, 督办单: one paper a unit and colour, of the highest colour one a matter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from jianguan_cli.domain.judging.notices import DueNotice, SentNotice, due_notice, sent_notices
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.records.finding import Light
from jianguan_cli.reporting.request import ReportRequest
from jianguan_cli.reporting.views.notice_matter import Matter, actionable, matter
from jianguan_cli.reporting.words.owners import NOBODY, Owner
from jianguan_cli.reporting.words.print import clean, day_words, listed
from jianguan_cli.reporting.words.terms import Terms, terms_of

_TITLE_LINE = 20
_BLANK = "　　　　"
_FILE_UNSAFE = frozenset('\\/:*?"<>|. \t')


class Paper(NamedTuple):
    """What the kinds of paper are called and how urgent they are."""

    label: str
    urgency: str
    asking: str


_PAPERS = {
    Light.BLUE: Paper("提醒函", "平件", "现予提醒，请抓紧办理"),
    Light.YELLOW: Paper("催办函", "加急", "现予催办，请尽快采取措施"),
    Light.RED: Paper("督办单", "特急", "现予督办，请立即整改落实"),
}


class NoticeView(NamedTuple):
    """One paper; what is empty is filled in by hand. ``file`` is its name without the ending."""

    file: str
    title: str
    title_lines: tuple[str, ...]
    label: str
    colour: str
    tone: str
    number: str
    urgency: str
    to: str
    opening: str
    matters: tuple[Matter, ...]
    reply_by: str
    contact: str
    signed_by: str
    copies: str
    office: str
    day: str
    cutoff: str


class _Sending(NamedTuple):
    """One item that gets a paper: the colour, when to answer, what it follows, what is recorded of it."""

    standing: Standing
    colour: str
    due: DueNotice
    earlier: tuple[SentNotice, ...]
    number: str
    signed_by: str


def notice_views(request: ReportRequest) -> tuple[NoticeView, ...]:
    """The papers due on the request's day, and those recorded that day, gravest first, in 机构序列."""
    terms = terms_of(request)
    groups: dict[tuple[int, str, Owner | None, str], list[_Sending]] = {}
    for standing in request.standings:
        sending = _sending(standing, request)
        if sending is None:
            continue
        rank = _level(sending.colour, request).rank
        owners = terms.owners.answering(standing)
        if rank == Light.RED.rank:
            groups[rank, sending.colour, owners[0] if owners else None, standing.item.id] = [sending]
            continue
        for owner in owners or (None,):
            groups.setdefault((rank, sending.colour, owner, ""), []).append(sending)
    ordered = sorted(groups.items(), key=lambda group: (*group[0][:2], *_place(group[0][2]), group[0][3]))
    return tuple(
        _view(number, owner, colour, members, request, terms)
        for number, ((_, colour, owner, _), members) in enumerate(ordered, start=1)
    )


def _place(owner: Owner | None) -> tuple[tuple[int, int, str], str]:
    return (owner.order, owner.name) if owner else ((1_000_000, 0, ""), "")


def _sending(standing: Standing, request: ReportRequest) -> _Sending | None:
    """What was recorded as sent on the day itself, else what the scheme asks for."""
    if not standing.counts or not standing.status.open:
        return None
    sent = sent_notices(standing, request.settings, request.calendar)
    today = [one for one in sent if one.sent == request.as_of]
    if today:
        last = today[-1]
        recorded = next(entry.notice for entry in reversed(standing.log) if entry.notice is not None)
        due = DueNotice(last.colour, None, last.reply_by)
        return _Sending(standing, last.colour, due, sent[:-1], last.number, recorded.signed_by or "")
    due_now = due_notice(standing, request.settings, request.calendar)
    if due_now is None or (due_now.after is None and not actionable(standing)):
        return None
    return _Sending(standing, due_now.colour, due_now, sent, "", "")


def _level(colour: str, request: ReportRequest) -> Light:
    level = request.settings.level_of(colour)
    return level if level in _PAPERS else Light.BLUE


def _view(
    number: int,
    owner: Owner | None,
    colour: str,
    members: list[_Sending],
    request: ReportRequest,
    terms: Terms,
) -> NoticeView:
    level = _level(colour, request)
    paper = _PAPERS[level]
    to = _addressee(owner, level, members, terms)
    matters = tuple(
        matter(one.standing, place, one.due, one.earlier, request, terms)
        for place, one in enumerate(members, start=1)
    )
    title = _title(matters, paper)
    recorded = {one.number for one in members}
    reply_by = min(one.due.reply_by for one in members)
    note = request.calendar.note(request.as_of, reply_by)
    return NoticeView(
        file=f"{number:02d}-{_colour_word(colour, request)}-{paper.label}-{_file_part(to)}",
        title="".join(title),
        title_lines=title,
        label=paper.label,
        colour=_colour_word(colour, request),
        tone=level.value,
        number=clean(recorded.pop()) if len(recorded) == 1 and "" not in recorded else _unnumbered(request),
        urgency=paper.urgency,
        to=to,
        opening=_opening(paper, matters, request),
        matters=matters,
        reply_by=f"{day_words(reply_by)}{note}",
        contact=_contact(request),
        signed_by=clean("、".join(dict.fromkeys(one.signed_by for one in members if one.signed_by))),
        copies=_copies(members, terms),
        office=request.settings.report_head.office or "",
        day=day_words(request.as_of),
        cutoff=day_words(request.as_of),
    )


def _title(matters: tuple[Matter, ...], paper: Paper) -> tuple[str, ...]:
    """One line, or two broken by meaning where one of 2号 does not hold it."""
    first = matters[0].line.title.replace("“", "‘").replace("”", "’")
    more = f"等{len(matters)}项任务" if len(matters) > 1 else ""
    head, tail = f"关于“{first}”", f"{more}的{paper.label}"
    return (head + tail,) if len(head + tail) <= _TITLE_LINE else (head, tail)


def _addressee(owner: Owner | None, level: Light, members: Iterable[_Sending], terms: Terms) -> str:
    if level is Light.RED:
        return listed(one.name for sent in members for one in terms.owners.answering(sent.standing)) or NOBODY
    return owner.name if owner else NOBODY


def _opening(paper: Paper, matters: tuple[Matter, ...], request: ReportRequest) -> str:
    number = f"下列{len(matters)}项任务" if len(matters) > 1 else "下列任务"
    return f"截至{day_words(request.as_of)}，你单位承担的{number}存在以下情形，{paper.asking}。"


def _colour_word(colour: str, request: ReportRequest) -> str:
    declared = request.settings.colours.get(colour)
    if declared is not None and declared.label:
        return declared.label
    return request.settings.label_of(_level(colour, request))


def _unnumbered(request: ReportRequest) -> str:
    return f"{_BLANK}〔{request.as_of.year}〕　　号"


def _contact(request: ReportRequest) -> str:
    """The supervising office's own, where the register knows it."""
    for name in request.settings.supervisors:
        for unit in request.register.named(name):
            if unit.contact:
                return clean(unit.contact)
    return ""


def _copies(members: Iterable[_Sending], terms: Terms) -> str:
    helping = {owner for one in members for owner in terms.owners.helping(one.standing)}
    return listed(owner.name for owner in sorted(helping)) if helping else ""


def _file_part(name: str) -> str:
    return "".join("_" if sign in _FILE_UNSAFE or not sign.isprintable() else sign for sign in name)[:24]
