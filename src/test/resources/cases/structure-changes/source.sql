-- structure changes: a new column of a migrated table stops the link at the statement
CREATE TABLE growing (id INT PRIMARY KEY, v INT);
-- rows
INSERT INTO growing VALUES (1, 1);
