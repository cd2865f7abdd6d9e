"""What commands print: tables, lists, findings, and the JSON that programs read."""
