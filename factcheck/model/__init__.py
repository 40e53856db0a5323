"""The words of the design as frozen types; no input or output happens here."""
