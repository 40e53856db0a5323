"""What a report says of its own house, kept in accounts: one for each thing told, under any name."""
