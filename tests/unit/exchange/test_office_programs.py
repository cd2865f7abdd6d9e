"""Forms as office programs save them: LibreOffice to xlsx, xls and csv, cells typed as each likes."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from decimal import Decimal

import pytest
from tests.unit.exchange.desk import entry, exported, fill, understood

SOFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
CELLS = {
    (2, "状态"): "推进中",
    (2, "累计完成值"): 0.986,
    (2, "数据截止日"): date(2025, 6, 30),
    (3, "累计完成值"): "400.5",
    (2, "进展"): "一、抽检完成\n二、通报已发",
    (2, "佐证"): "材料/通报.pdf；https://x.cn/a",
}


FILTERS = {
    "xlsx": "xlsx:Calc MS Excel 2007 XML",
    "xls": "xls:MS Excel 97",
    "csv": "csv:Text - txt - csv (StarCalc):44,34,76",
}


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A filled form and an untouched one, saved by LibreOffice in each format."""
    folder = tmp_path_factory.mktemp("office")
    untouched = exported(upto=date(2025, 6, 30))
    forms = {"filled": fill(untouched, CELLS, {(2, "累计完成值"): "0.00%"}), "untouched": untouched}
    for name, form in forms.items():
        (folder / f"{name}.xlsx").write_bytes(form)
    for suffix, filter_ in FILTERS.items():
        call = [str(SOFFICE), "--headless", f"-env:UserInstallation=file://{folder}/profile"]
        call += ["--convert-to", filter_, "--outdir", str(folder / suffix)]
        call += [str(folder / f"{name}.xlsx") for name in forms]
        subprocess.run(call, check=True, capture_output=True, timeout=120)
    return {
        f"{name}.{suffix}": (folder / suffix / f"{name}.{suffix}").read_bytes()
        for name in forms
        for suffix in FILTERS
    }


def expected(upto: date) -> dict[str, object]:
    return {
        "upto": upto,
        "status": "doing",
        "values": {"合格率": Decimal("98.6"), "批次": Decimal("400.5")},
        "note": "一、抽检完成\n二、通报已发",
    }


@needs_office
@pytest.mark.parametrize("name", ["filled.xlsx", "filled.csv"])
def test_what_libreoffice_saves_is_read_as_it_was_typed(saved: dict[str, bytes], name: str) -> None:
    said = entry(saved[name])
    wanted = expected(date(2025, 6, 30))
    assert {field: said[field] for field in wanted} == wanted
    assert said["evidence"][:2] == ["材料/通报.pdf", "https://x.cn/a"]


@needs_office
def test_the_old_format_loses_the_percent_sign_and_says_so(saved: dict[str, bytes]) -> None:
    (problem,) = understood(saved["filled.xls"], name="form.xls").problems
    assert (problem.where, "是不是 98.6%" in problem.message) == ("填报!I2", True)


@needs_office
@pytest.mark.parametrize("name", ["untouched.xlsx", "untouched.xls", "untouched.csv"])
def test_an_untouched_form_saved_by_libreoffice_changes_nothing(saved: dict[str, bytes], name: str) -> None:
    result = understood(saved[name], name=name)
    assert (result.planned, result.problems, result.notices) == ((), (), ())
