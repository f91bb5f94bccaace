-- changes that meet: rows whose keys wander, swap and come again within and across transactions end as they are on the source
CREATE TABLE wandering (id INT PRIMARY KEY, v VARCHAR(20));
CREATE TABLE swapping (id INT PRIMARY KEY, u INT, w VARCHAR(10) COLLATE utf8mb4_general_ci, UNIQUE KEY u (u), UNIQUE KEY w (w));
CREATE TABLE counters (id INT PRIMARY KEY, n BIGINT NOT NULL DEFAULT 0);
CREATE TABLE left_rows (id INT PRIMARY KEY, v INT);
CREATE TABLE right_rows (id INT PRIMARY KEY, v INT);
-- rows
INSERT INTO wandering
  WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 500)
  SELECT n, CONCAT('row ', n) FROM s;
INSERT INTO swapping SELECT id, id, CONCAT('w', id) FROM wandering WHERE id <= 100;
INSERT INTO counters SELECT id, 0 FROM wandering WHERE id <= 20;
INSERT INTO left_rows SELECT id, id FROM wandering;
INSERT INTO right_rows SELECT id, -id FROM wandering WHERE id % 2 = 0;
