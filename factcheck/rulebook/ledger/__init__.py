"""What a report says of its own house, by account: one for each thing told, under any name."""
