"""Taking publishers' files and interfaces into packs of a user's own."""
