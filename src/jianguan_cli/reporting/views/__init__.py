"""What each report says, decided once for all formats: order, labels, percentages, dates."""
