"""The store of facts, its packs and its queries."""
