"""管理: a workspace from its beginning, its data, the completion of the shell."""
