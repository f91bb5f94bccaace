-- truncated tables: emptying a migrated table by TRUNCATE stops the link at the statement
CREATE TABLE emptied (id INT PRIMARY KEY, v INT);
-- rows
INSERT INTO emptied VALUES (1, 1);
