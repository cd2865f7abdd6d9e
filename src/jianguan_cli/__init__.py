"""jianguan 监管: government plans kept as YAML checklists under Git."""

__version__ = "0.1.0"
