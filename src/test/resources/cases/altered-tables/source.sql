-- altered tables: columns that were added, dropped, moved and changed in place without writing the rows anew arrive as SELECT shows them
CREATE TABLE altered (id INT PRIMARY KEY, a INT, b VARCHAR(10));
INSERT INTO altered VALUES (1, 1, 'one'), (2, NULL, NULL);
ALTER TABLE altered ADD COLUMN c INT NOT NULL DEFAULT 7;
INSERT INTO altered VALUES (3, 3, 'three', 3);
ALTER TABLE altered ADD COLUMN d VARCHAR(20) DEFAULT 'added' FIRST;
ALTER TABLE altered DROP COLUMN a;
ALTER TABLE altered ADD COLUMN a DECIMAL(5, 2) DEFAULT 1.5 AFTER id;
ALTER TABLE altered MODIFY b VARCHAR(300), RENAME COLUMN c TO renamed;
DELETE FROM altered;
-- rows
INSERT INTO altered (id, b) VALUES (1, 'one'), (2, NULL);
INSERT INTO altered VALUES ('d', 3, 2.25, REPEAT('b', 300), -1);
