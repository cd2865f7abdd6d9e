"""日常: what a clerk does, day by day."""
