-- How clauses tell an event: by which act, who did it and what to.
ALTER TABLE event ADD COLUMN told words NOT NULL DEFAULT '[]';
