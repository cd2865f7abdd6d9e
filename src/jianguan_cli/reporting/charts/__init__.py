"""Pictures from numbers: time axes, burn-down, Gantt bars, the small chart of a target."""
