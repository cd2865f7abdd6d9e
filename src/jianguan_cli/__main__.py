"""``python -m jianguan_cli`` is the ``jianguan`` command."""

from jianguan_cli.cli.main import run

if __name__ == "__main__":
    run()
