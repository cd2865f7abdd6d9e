"""What people type: days, numbers, amounts, targets, and the item they mean."""
