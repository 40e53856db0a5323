"""Gold corpora, seeded faults, precision and recall."""
