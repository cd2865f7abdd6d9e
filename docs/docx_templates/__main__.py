"""Write the Word templates of the reports: ``python docs/docx_templates [FOLDER]``.

An office edits the files in Word; this script is where the shipped ones come from, so that a change of one
can be read.  Jinja stands in the text: ``{{ }}`` prints, ``{%p %}`` stands for its paragraph, ``{%tr %}`` for
its table row.
"""

from __future__ import annotations

import sys
from pathlib import Path

from bulletin import bulletin_template
from evaluation import evaluation_template
from issue import issue_template
from notice import notice_template

from jianguan_cli.reporting.office.archive import same_zip


def main(folder: Path) -> None:
    """Write every template."""
    made = {
        "weekly": issue_template("周报"),
        "monthly": issue_template("月报"),
        "bulletin": bulletin_template(),
        "notice": notice_template(),
        "evaluation": evaluation_template(),
    }
    for name, document in made.items():
        (folder / f"{name}.docx").write_bytes(same_zip(document))


if __name__ == "__main__":
    templates = Path(__file__).resolve().parent.parent.parent / "templates"
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else templates)
