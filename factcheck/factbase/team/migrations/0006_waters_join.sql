-- The cities on a river, and what a strait or a canal joins.
ALTER TABLE water ADD COLUMN cities words NOT NULL DEFAULT '[]';
ALTER TABLE water ADD COLUMN joins words NOT NULL DEFAULT '[]';
