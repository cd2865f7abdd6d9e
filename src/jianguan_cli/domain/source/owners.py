"""Who is responsible, in every shape of print: brackets, label lines, 由X牵头, 第一个为牵头."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from jianguan_cli.domain.source.due import find_due
from jianguan_cli.domain.source.names import UNIT, Names, read_names

OWNER_WORDS = r"责任单位|责任部门|责任处室|牵头|负责|分工|配合单位|主办|承办|协办|责任科室|落实单位"
BRACKETS = re.compile(
    r"\((?:[^()]|\([^()]*\))*\)|〔[^〔〕]*(?:〔[^〔〕]*〕[^〔〕]*)*〕|【[^【】]*】|\[[^\[\]]*\]"
)
_LABEL = re.compile(
    r"(?P<leader>[^,。;:、\s(〔【]{0,6}(?:领导|责任人|负责人)(?:同志)?)\s*:"
    r"|(?P<lead>(?:牵头|主办|主责|主要责任)(?:责任)?(?:单位|部门|处室|科室|机关)?)\s*:"
    r"|(?P<support>(?:协同|配合|协办|参加|参与|协助)(?:责任)?(?:单位|部门|处室|科室)?)\s*:"
    r"|(?P<bare>(?:责任|承办|落实)(?:单位|部门|处室|科室|主体)?)\s*:"
    r"|(?P<due>[\u4e00-\u9fff]{0,4}(?:时限|时间|期限|节点))\s*:"
)
_LINE = re.compile(rf"(?m)(?:^|(?<=[。;]))[^\S\n]*(?:{_LABEL.pattern}).*$".replace("?P<", "?P<x"))
_LED = re.compile(
    r"^(?P<lead>.+?)牵头(?:负责)?[,;、]?(?P<support>.*?)(?:分工负责|按职责分工负责|配合|参与|参加|协助|协同|负责)?[。]?$"
)
_SHARED = re.compile(r"^(?P<names>.+?)(?:按职责)?分工负责[。]?$")
_ALL = re.compile(r"^(?P<names>.+?)负责[。]?$")
_LEADS = re.compile(r"\((?:牵头|主办|主责)(?:单位|部门)?\)")
_ADVERBS = re.compile("(?:共同|联合|分别|具体|统筹|总)(?=牵头|负责)")
_JOINED = re.compile(
    "^(?P<lead>[^,。;]+?)(?:会同|联合|商(?![务业会]))(?P<support>[^,。;]+?)(?:共同)?(?:分工)?(?:负责|落实|实施|办理)?[。]?$"
)
_PREFIX = re.compile(
    r"^\s*(?:(?:以上|上述|本|该|此)[^,。;、由]{0,10})?[由请]?(?=[^,。;由]{2,40}(?:牵头|负责))"
)
FIRST_LEADS = re.compile(r"(?:列|排|排名|排在)?(?:第一|首)(?:个|位|的)*[^,。;)]{0,8}?(?:为|是)牵头")


class Owners(NamedTuple):
    """The owners of a clause as printed; ``unsure`` names the fields that a person must confirm."""

    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    shared: bool = False
    open: bool = False
    lead_inferred: bool = False
    leader: tuple[str, ...] = ()
    due: str | None = None
    unsure: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.lead or self.support)


class Statement(NamedTuple):
    """An owner statement of a clause: where it stands, and what it says."""

    start: int
    end: int
    owners: Owners


def first_leads(text: str) -> bool:
    """Whether the document says of itself that the first unit of a list leads."""
    return FIRST_LEADS.search(text) is not None


def statements(text: str, *, first: bool = False) -> list[Statement]:
    """The owner statements of a clause in order; label lines one below the other are one."""
    found = [*_bracketed(text, first=first)]
    found += _labelled(text, [(one.start, one.end) for one in found], first=first)
    if not found:
        from jianguan_cli.domain.source.spoken_owners import said_in_prose

        said = said_in_prose(text)
        found = [Statement(said.start, said.end, _prose(said.lead, said.support))] if said else []
    return sorted(found, key=lambda one: one.start)


def read_owners(said: str, *, first: bool = False) -> Owners:
    """What the inside of an owner bracket, or a line with labels, says."""
    labels = list(_LABEL.finditer(said))
    if labels:
        return _by_labels(said, labels, first=first)
    body, due = _without_due(said)
    body = _ADVERBS.sub("", _PREFIX.sub("", body))
    marked = _marked(body)
    if marked is not None:
        return marked._replace(due=due)
    joined = _JOINED.match(body.strip())
    if joined is not None:
        return _owners(read_names(joined["lead"]), read_names(joined["support"]), due=due)
    for pattern, shared in ((_LED, False), (_SHARED, True), (_ALL, False)):
        match = pattern.match(body.strip())
        if match is None:
            continue
        if pattern is _LED:
            lead, support = read_names(match["lead"]), read_names(match["support"])
            return _owners(lead, support, due=due)
        names = read_names(match["names"])
        if shared:
            return _owners(Names(()), names, due=due, shared=True)
        return _owners(names, Names(()), due=due)
    return Owners(due=due)


def listed(lead: str, support: str, *, first: bool, led: bool) -> Owners:
    """Owners of a table row; ``led`` says that the table has a column of leading units."""
    marked = _marked(lead)
    if marked is not None and not support:
        return marked
    leads, supports = read_names(lead), read_names(support)
    if led:
        return _owners(leads, supports)
    return _responsible(leads, Names(()), first=first)


def _marked(said: str) -> Owners | None:
    """甲局(牵头)、乙局: the list itself says who leads."""
    names = read_names(said)
    leading = [name for name in names.names if _LEADS.search(name)]
    if not leading or len(leading) == len(names.names) > 1:
        return None
    lead = tuple(_LEADS.sub("", name) for name in leading)
    rest = tuple(_LEADS.sub("", name) for name in names.names if name not in leading)
    return _owners(Names(lead), Names(rest, names.open, names.unsure))


def _bracketed(text: str, *, first: bool) -> Iterator[Statement]:
    for match in BRACKETS.finditer(text):
        inside = match[0][1:-1]
        if re.search(OWNER_WORDS, inside):
            owners = read_owners(inside, first=first)
        elif re.match(r"[。;\s]*(?:\n|$)", text[match.end() :]):
            owners = _bare_units(inside, first=first)
        else:
            continue
        if owners:
            yield Statement(match.start(), match.end(), owners)


def _bare_units(inside: str, *, first: bool) -> Owners:
    """(市住建局、市财政局) at the end of a paragraph: units and nothing else."""
    listed, due = _without_due(inside)
    names = read_names(listed)
    units = all(len(name) > 2 and UNIT.search(name) for name in names.names)
    if not units or names.unsure:
        return Owners()
    return _responsible(names, Names(()), first=first)._replace(due=due)


def _labelled(text: str, taken: list[tuple[int, int]], *, first: bool) -> list[Statement]:
    runs: list[tuple[int, int]] = []
    for match in _LINE.finditer(text):
        if any(start <= match.start() < end for start, end in taken):
            continue
        if runs and not text[runs[-1][1] : match.start()].strip():
            runs[-1] = (runs[-1][0], match.end())
        else:
            runs.append((match.start(), match.end()))
    said = [Statement(start, end, read_owners(text[start:end], first=first)) for start, end in runs]
    return [one for one in said if one.owners]


def _prose(lead: tuple[str, ...], support: tuple[str, ...]) -> Owners:
    return _owners(Names(lead), Names(support), unsure=("lead",))


def _by_labels(said: str, labels: list[re.Match[str]], *, first: bool) -> Owners:
    parts: dict[str, list[str]] = {"leader": [], "lead": [], "support": [], "bare": [], "due": []}
    due: str | None = None
    for label, after in zip(labels, [*labels[1:], None], strict=True):
        kind = label.lastgroup or "bare"
        words = said[label.end() : after.start() if after else len(said)]
        if kind not in ("leader", "due"):
            words, here = _without_due(words)
            due = due or here
        parts[kind].append(words.strip(" \n\t\u3000。;,、"))
    if parts["due"]:
        due = parts["due"][0]
    leader = tuple(name for text in parts["leader"] for name in re.split("[、,;。]", text) if name)
    lead, support = _list(parts["lead"]), _list(parts["support"])
    bare = [read_names(text) for text in parts["bare"]]
    if parts["lead"]:
        owners = _owners(lead, _merged([*bare, support]), due=due)
    elif len(bare) > 1:  # 责任单位 twice: the first is an evident misprint for 牵头单位
        merged = _merged([*bare[1:], support])
        owners = _owners(bare[0], merged, due=due, unsure=("lead_inferred",))._replace(lead_inferred=True)
    else:
        marked = _marked("、".join(parts["bare"])) if parts["bare"] and not support.names else None
        if marked is not None:
            return marked._replace(leader=leader, due=due)
        only = bare[0] if bare else Names(())
        owners = _responsible(only, support, first=first)._replace(due=due)
    return owners._replace(leader=leader)


def _responsible(names: Names, support: Names, *, first: bool) -> Owners:
    """责任单位 alone: by the plan's own rule the first leads; without one a person must say."""
    if support.names:
        return _owners(names, support)
    if first and len(names.names) > 1:
        return _owners(Names(names.names[:1]), Names(names.names[1:], names.open, names.unsure))
    unsure = ("lead", "support") if len(names.names) > 1 else ()
    return _owners(names, support, unsure=unsure)


def _owners(
    lead: Names, support: Names, *, due: str | None = None, shared: bool = False, unsure: tuple[str, ...] = ()
) -> Owners:
    doubts = [*unsure]
    doubts += ["lead"] if lead.unsure else []
    doubts += ["support"] if support.unsure else []
    both = tuple(name for name in support.names if name not in lead.names)
    opened = lead.open or support.open
    return Owners(lead.names, both, shared, opened, due=due, unsure=tuple(dict.fromkeys(doubts)))


def _list(texts: list[str]) -> Names:
    return _merged([read_names(text) for text in texts])


def _merged(lists: list[Names]) -> Names:
    names = tuple(dict.fromkeys(name for one in lists for name in one.names))
    return Names(names, any(one.open for one in lists), any(one.unsure for one in lists))


def _without_due(said: str) -> tuple[str, str | None]:
    """The list without a deadline that stands among its names, and that deadline."""
    kept: list[str] = []
    due: str | None = None
    for part in re.split("([,;,])", said):
        found = find_due(part)
        if found and len(found[0].text) + 6 >= len(part.strip()):
            due = found[0].text
            if kept and kept[-1] in ",;":
                kept.pop()
        else:
            kept.append(part)
    return "".join(kept), due
