-- unique keys: tables without a primary key are told apart by a unique key that takes no NULL, and by the whole row where there is none
CREATE TABLE unique_not_null (a INT NOT NULL, b VARCHAR(10) NOT NULL, v INT, UNIQUE KEY ab (a, b));
CREATE TABLE second_is_better (a INT, b INT NOT NULL, c INT NOT NULL, v INT, UNIQUE KEY nullable (a), UNIQUE KEY better (b, c));
CREATE TABLE unique_nullable (a INT, b VARCHAR(10), v INT, UNIQUE KEY ab (a, b));
CREATE TABLE many_uniques (id INT PRIMARY KEY, a INT, b VARCHAR(10) COLLATE utf8mb4_general_ci, c INT, d DECIMAL(5, 2), UNIQUE KEY a (a), UNIQUE KEY b (b), UNIQUE KEY cd (c, d), UNIQUE KEY bc (b(3), c));
CREATE TABLE unique_prefix (id INT PRIMARY KEY, t TEXT COLLATE utf8mb4_bin, z BLOB, UNIQUE KEY t (t(10)), UNIQUE KEY z (z(4)));
CREATE TABLE unique_floats (f FLOAT NOT NULL, d DOUBLE NOT NULL, v INT, UNIQUE KEY fd (f, d));
-- rows
INSERT INTO unique_not_null
  WITH RECURSIVE s(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM s WHERE n < 900)
  SELECT n % 30, CONCAT('b', n DIV 30), n FROM s;
INSERT INTO second_is_better VALUES (NULL, 1, 1, 1), (NULL, 1, 2, 2), (1, 2, 1, 3), (2, 2, 2, 4), (-1, -2147483648, 2147483647, 5);
INSERT INTO unique_nullable VALUES (NULL, NULL, 1), (NULL, NULL, 1), (1, NULL, 2), (1, NULL, 2), (NULL, 'a', 3), (NULL, 'a', 3), (1, 'a', 4), (2, 'a', 5), (NULL, NULL, NULL);
INSERT INTO many_uniques VALUES (1, 1, 'a', 1, 1), (2, 2, 'b', 1, 2), (3, NULL, NULL, 1, NULL), (4, NULL, NULL, 1, NULL), (5, 5, 'ß', NULL, 1), (6, 6, '', NULL, 1);
INSERT INTO unique_prefix VALUES (1, 'a text that is long', x'000102'), (2, 'a text tha', x'00010200'), (3, 'A text that', x'0001'), (4, '', ''), (5, NULL, NULL), (6, NULL, NULL) ON DUPLICATE KEY UPDATE z = x'99';
INSERT INTO unique_floats VALUES (0.1, 0.1, 1), (0.1, 0.2, 2), (-0e0, 0, 3), (1 / 3e0, 1 / 3e0, 4);
