"""How values are said in print: days, amounts, owners, targets, reasons; one item as one line."""
