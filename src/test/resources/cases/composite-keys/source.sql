-- composite keys: keys of several columns, descending ones, and ones in another order than the columns are cut into ranges and found
CREATE TABLE three (c INT, a VARCHAR(5) COLLATE utf8mb4_general_ci, b DATE, v INT, PRIMARY KEY (a, b, c));
CREATE TABLE falling (a INT, b INT, v INT, PRIMARY KEY (a DESC, b));
CREATE TABLE all_falling (a INT UNSIGNED, b VARCHAR(10) COLLATE utf8mb4_bin, PRIMARY KEY (a DESC, b DESC));
CREATE TABLE sixteen (a INT, b INT, c INT, d INT, e INT, f INT, g INT, h INT, i INT, j INT, k INT, l INT, m INT, n INT, o INT, p INT, PRIMARY KEY (p, o, n, m, l, k, j, i, h, g, f, e, d, c, b, a));
CREATE TABLE one_leading (tenant INT, id INT, v INT, PRIMARY KEY (tenant, id));
CREATE TABLE key_is_all (a INT, b VARBINARY(10), c DECIMAL(5, 2), PRIMARY KEY (a, b, c));
CREATE TABLE prefix_key (t VARCHAR(300) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin, b VARBINARY(50), v INT, PRIMARY KEY (t(5), b(3)));
-- rows
INSERT INTO three
  WITH RECURSIVE s(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM s WHERE n < 900)
  SELECT n % 9, CHAR(97 + n DIV 100 USING utf8mb4), DATE_ADD('2020-01-01', INTERVAL n % 100 DAY), n FROM s;
INSERT INTO falling
  WITH RECURSIVE s(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM s WHERE n < 900)
  SELECT n % 30 - 15, n DIV 30 - 15, n FROM s;
INSERT INTO all_falling SELECT ABS(a), CONCAT(a, 'x', b) FROM falling;
INSERT INTO sixteen SELECT a, b, a, b, a, b, a, b, a, b, a, b, 0, 0, 0, 1 FROM falling;
INSERT INTO one_leading SELECT 1, v, v FROM falling;
INSERT INTO key_is_all SELECT a, CONCAT('b', b), a / 10 FROM falling;
INSERT INTO prefix_key
  WITH RECURSIVE s(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM s WHERE n < 300)
  SELECT CONCAT(LPAD(n, 5, 'ä'), REPEAT('long', n % 20)), CONCAT('abc', n), n FROM s;
INSERT INTO prefix_key VALUES ('', '', 1), ('aaaaa', 'bbb', 2), ('aaaaabc', 'bbc', 3), ('aaaa', 'bb', 4), ('aaaa ', x'62620000', 5);
