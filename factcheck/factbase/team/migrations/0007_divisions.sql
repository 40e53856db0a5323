-- In which state or province of its country a place lies, by the code of the gazetteer.
ALTER TABLE place ADD COLUMN division words NOT NULL DEFAULT '';
