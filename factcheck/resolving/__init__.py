"""Which subject, period and date a statement speaks of."""
