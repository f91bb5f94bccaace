-- system-versioned tables: the history can not be carried, so they are refused
CREATE TABLE versioned (id INT PRIMARY KEY, v INT) WITH SYSTEM VERSIONING;
-- rows
INSERT INTO versioned VALUES (1, 1);
UPDATE versioned SET v = 2;
