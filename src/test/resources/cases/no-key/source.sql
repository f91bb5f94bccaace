-- no key: identical rows are counted, and one of them is changed or deleted when one was
CREATE TABLE log_lines (at DATETIME(6), line TEXT, n INT);
CREATE TABLE twins (a INT, b VARCHAR(20) COLLATE utf8mb4_general_ci, c FLOAT, d DOUBLE);
CREATE TABLE nothings (a INT);
CREATE TABLE odd_types (f FLOAT, d DOUBLE, j JSON, g GEOMETRY, b BIT(9), t TIMESTAMP(3) NULL, e ENUM('a', 'b', 'c'), s SET('x', 'y'), z BLOB, y YEAR, c CHAR(5), bi BINARY(5), dc DECIMAL(10, 5), da DATE);
CREATE TABLE indexed_only (a INT, b INT, KEY a (a), KEY b (b));
CREATE TABLE doc_twins (j JSON, n INT);
CREATE TABLE empty_log (a INT, b TEXT);
-- rows
INSERT INTO log_lines
  WITH RECURSIVE s(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM s WHERE n < 900)
  SELECT DATE_ADD('2020-01-01', INTERVAL n DIV 10 SECOND), CONCAT('line ', n % 5), n % 5 FROM s;
INSERT INTO twins VALUES (1, 'a', 0.1, 0.1), (1, 'a', 0.1, 0.1), (1, 'A', 0.1, 0.1), (1, 'a ', 0.1, 0.1), (1, 'á', 0.1, 0.1), (NULL, NULL, NULL, NULL), (NULL, NULL, NULL, NULL),
  (2, 'x', 0e0, 0e0), (2, 'x', -0e0, -0e0), (2, 'x', 0e0, -0e0), (3, '', 1 / 3e0, 1 / 3e0), (3, '', 1 / 3e0, 1 / 3e0), (3, NULL, 1 / 3e0, 1 / 3e0), (4, 'l', 3.4e38, 5e-324), (4, 'l', 1e-45, 1.7e308);
INSERT INTO doc_twins VALUES ('[1.0]', 1), ('[1.0]', 1), ('[1]', 1), ('[1]', 1), ('{"a": -0.0}', 1), ('{"a": 0.0}', 1), ('{"a": 0}', 1);
INSERT INTO nothings VALUES (NULL), (NULL), (NULL), (0), (0);
INSERT INTO odd_types VALUES
  (0.1, 0.3, '{"a": [1.0, 1]}', ST_GeomFromText('POINT(1 2)'), b'100000001', '2021-10-31 01:30:00.123', 'a', 'x,y', x'005C27', 0, 'a', 'a', 1.5, '0000-00-00'),
  (0.1, 0.3, '{"a": [1.0, 1]}', ST_GeomFromText('POINT(1 2)'), b'100000001', '2021-10-31 01:30:00.123', 'a', 'x,y', x'005C27', 0, 'a', 'a', 1.5, '0000-00-00'),
  (0.1, 0.3, '{"a": [1, 1]}', ST_GeomFromText('POINT(1 2)'), b'100000001', '2021-10-31 01:30:00.123', 'a', 'x,y', x'005C27', 0, 'a', 'a', 1.5, '0000-00-00'),
  (0.1, 0.3, NULL, NULL, NULL, NULL, 0, '', x'', NULL, '', '', 0, '2021-00-00'), (0.1, 0.3, NULL, NULL, NULL, NULL, '', 0, NULL, 2000, NULL, NULL, NULL, NULL);
INSERT INTO indexed_only SELECT n % 2, NULL FROM log_lines LIMIT 60;
