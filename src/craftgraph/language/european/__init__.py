"""What Russian and English share: numbers, quantities and dates are built alike, from tables of each language."""
