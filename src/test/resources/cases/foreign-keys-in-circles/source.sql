-- foreign keys in circles: rows that refer to their own table or around a circle of tables arrive, and cascades run along
CREATE TABLE tree (id INT PRIMARY KEY, parent INT, v INT, FOREIGN KEY (parent) REFERENCES tree (id) ON DELETE CASCADE);
CREATE TABLE chain (id INT PRIMARY KEY, next INT, UNIQUE KEY next (next), FOREIGN KEY (next) REFERENCES chain (id) ON DELETE SET NULL);
CREATE TABLE heads (id INT PRIMARY KEY, department INT, KEY department (department));
CREATE TABLE departments (id INT PRIMARY KEY, head INT, FOREIGN KEY (head) REFERENCES heads (id) ON DELETE SET NULL);
ALTER TABLE heads ADD CONSTRAINT works_in FOREIGN KEY (department) REFERENCES departments (id) ON DELETE CASCADE;
-- rows
INSERT INTO tree VALUES (1, NULL, 1), (1000, 1000, 1);
INSERT INTO tree
  WITH RECURSIVE s(n) AS (SELECT 4 UNION ALL SELECT n + 1 FROM s WHERE n < 300)
  SELECT n, CASE n % 4 WHEN 0 THEN 1 ELSE n - 1 END, n FROM s;
SET SESSION foreign_key_checks = 0;
INSERT INTO tree VALUES (-5, -4, 1), (-4, -3, 2), (-3, NULL, 3);
INSERT INTO chain VALUES (1, 2), (2, 3), (3, 1), (4, NULL), (5, 5);
INSERT INTO departments VALUES (1, 1), (2, 3), (3, NULL);
INSERT INTO heads VALUES (1, 1), (2, 1), (3, 2), (4, NULL);
SET SESSION foreign_key_checks = 1;
