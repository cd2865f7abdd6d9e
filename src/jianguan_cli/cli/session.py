"""What every command needs of the outside world, read here and nowhere below: folder, day, person."""

from __future__ import annotations

import os
from datetime import date, datetime, timedelta, timezone, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jianguan_cli.errors import UsageError

if TYPE_CHECKING:
    from jianguan_cli.domain.settings.settings import Settings
    from jianguan_cli.domain.values.calendar import Calendar

_SHANGHAI = timezone(timedelta(hours=8))
_LONGEST_EPOCH = 11  # digits: the year 5138


class Session(NamedTuple):
    """The global options of one run."""

    root_option: Path | None

    @property
    def root(self) -> Path:
        """The workspace: -C, else JIANGUAN_ROOT, else found upward from the current folder."""
        from jianguan_cli.storage.workspace import find_root

        return find_root(self.start)

    @property
    def versioned(self) -> Path:
        """The workspace; where none is on disk, the bare repository that may hold one."""
        try:
            return self.root
        except UsageError:
            from jianguan_cli.commands.at_revision import is_bare

            if not is_bare(self.start):
                raise
            return self.start

    @property
    def start(self) -> Path:
        """Where the search for the workspace begins."""
        named = self.root_option or os.environ.get("JIANGUAN_ROOT")
        return Path(named) if named else Path.cwd()


def today(settings: Settings) -> date:
    """Today in the workspace's time zone: the only clock of the program.

    ``SOURCE_DATE_EPOCH`` stands in for the clock where a build is to be repeated on another day.
    """
    if settings.timezone == "Asia/Shanghai":
        return _now(_SHANGHAI).date()
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return _now(ZoneInfo(settings.timezone)).date()
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise UsageError(
            f"不认识的时区“{settings.timezone}”", hint="请改 jianguan.yaml 的 timezone，如 Asia/Shanghai"
        ) from error


def _now(zone: tzinfo) -> datetime:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch:
        return datetime.now(zone)
    if not epoch.isdigit() or len(epoch) > _LONGEST_EPOCH:
        raise UsageError(f"SOURCE_DATE_EPOCH 的“{epoch}”不是秒数", hint="请写 1970 年以来的秒数，或不设它")
    return datetime.fromtimestamp(int(epoch), zone)


def spoken_day(text: str | None, option: str, settings: Settings, calendar: Calendar) -> date:
    """The day an option names; today where it is left out."""
    now = today(settings)
    if text is None:
        return now
    from jianguan_cli.cli.typed.heard import day_of

    day = day_of(option, text, now, calendar)
    if option == "--date" and day > now:
        from jianguan_cli.cli.boundary import tell

        tell(f"提醒：填报日期 {day} 在今天（{now}）之后", "日志只能往后追加：此前的填报会因此写不进去")
    return day


def author_name(given: str | None, settings: Settings, root: Path) -> str:
    """Who writes: --by, JIANGUAN_BY, the settings, Git's user.name, the login."""
    return author_found(given, settings, root)[0]


def author_found(given: str | None, settings: Settings, root: Path) -> tuple[str, str]:
    """Who writes, and where the name is from."""
    named = (
        (given, "--by"),
        (os.environ.get("JIANGUAN_BY"), "JIANGUAN_BY"),
        (settings.user, "jianguan.yaml 的 user"),
    )
    for name, source in named:
        if name and name.strip():
            return name.strip(), source
    from jianguan_cli.git.identity import user_name

    name = user_name(root)
    if name:
        return name, "git 的 user.name"
    import getpass

    return getpass.getuser(), "登录名"
