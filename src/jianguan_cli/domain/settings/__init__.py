"""``jianguan.yaml``: what a workspace may set, and how it is read."""
