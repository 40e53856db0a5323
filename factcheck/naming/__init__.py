"""Names: whether two are one, how they are transliterated, and which are misspelt.

The floor lies between `extracting` and `factbase`; it knows words, not facts.
"""
