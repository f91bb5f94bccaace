-- functional indexes: rows of tables with indexes on expressions and on the elements of an array arrive
CREATE TABLE expressions (id INT PRIMARY KEY, a INT, s VARCHAR(50), j JSON, KEY sum ((a + id)), UNIQUE KEY lowered ((LOWER(s)), id), KEY elements ((CAST(j -> '$.tags' AS UNSIGNED ARRAY))),
  UNIQUE KEY codes ((CAST(j -> '$.codes' AS CHAR(10) ARRAY))));
CREATE TABLE stored_elsewhere (id INT PRIMARY KEY, a INT COLUMN_FORMAT FIXED, b INT STORAGE DISK);
-- rows
INSERT INTO expressions VALUES (1, 1, 'A', '{"tags": [1, 2, 3], "codes": ["a", "b"]}'), (2, NULL, NULL, NULL), (3, -3, 'a', '{"tags": [], "codes": ["c"]}'), (4, 4, 'Ä', '{"tags": 7}');
INSERT INTO stored_elsewhere VALUES (1, 1, NULL), (2, NULL, 2);
