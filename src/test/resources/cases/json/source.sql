-- json: numbers, escapes, nesting, null against NULL, and documents beyond 64 KiB arrive
CREATE TABLE documents (id INT PRIMARY KEY, j JSON, n JSON NOT NULL);
CREATE TABLE large_documents (id INT PRIMARY KEY, j JSON);
CREATE TABLE scalars (id INT PRIMARY KEY, j JSON);
-- rows
INSERT INTO documents VALUES
  (1, NULL, 'null'), (2, 'null', '{}'), (3, '{}', '[]'), (4, '[]', '""'), (5, '""', 'true'), (6, 'true', 'false'), (7, 'false', '0'), (8, '[[], {}, [[]], [{}], {"": {}}]', '1'),
  (9, '{"": "", " ": " ", "a b": 1, "a\\"b": 2, "\\\\": 3, "\\u0000": 4, "\\n": 5}', '"\\u0000"'),
  (10, '{"b": 1, "a": 2, "aa": 3, "B": 4, "ä": 5, "z": 6, "😀": 7}', '{"b":1,"a":2}'),
  (11, '["\\\\", "\\"", "\\/", "/", "\\b\\f\\n\\r\\t", "\\u001f", "\\u007f", "\\u0080", "\\u2028", "\\uffff", "\\ud83d\\ude00", "😀", "''"]', '"''"'),
  (12, '[0, -0, 1, -1, 127, 128, 255, 256, 32767, 32768, 65535, 65536, -32768, -32769]', '-1'),
  (13, '[2147483647, 2147483648, -2147483648, -2147483649, 4294967295, 4294967296]', '4294967296'),
  (14, '[9223372036854775807, -9223372036854775808, 9223372036854775808, 18446744073709551615, 9007199254740993]', '18446744073709551615'),
  (15, '[18446744073709551616, -9223372036854775809, 123456789012345678901234567890, 0.123456789012345678901234567890]', '123456789012345678901234567890'),
  (16, '[32, 32.0, 32.00, 3.2e1, 0.0, -0.0, 1.0, 1e0, 100000.0, 1e15, 1e16, 1e17, 1e20, 1e21, 1e22, 123456789012345.0, 1234567890123456.0, 12345678901234567.0]', '32.0'),
  (17, '[0.1, 0.2, 0.30000000000000004, 1e-5, 0.0001, 1.7976931348623157e308, 5e-324, 2.2250738585072014e-308, 3.141592653589793, 1e-7, -1e-100, 1.5e300]', '1e-5'),
  (18, '{"a": 1, "a": 2}', '{"a": {"b": 1, "b": [1, 2]}, "a": 3}'),
  (19, '  {  "a"  :  [ 1 , 2 ]  }  ', '[ ]'),
  (20, '{"k": null, "l": [null, null], "m": {"n": null}}', '[null]'),
  (21, '[true, false, null, "true", "false", "null"]', '"null"'),
  (22, CONCAT(REPEAT('[', 31), REPEAT(']', 31)), CONCAT(REPEAT('{"a":', 30), '1', REPEAT('}', 30))),
  (23, '"2021-01-01 00:00:00.000000"', '"base64:type15:AQID"'),
  (24, '{"date": "2021-01-01", "text": "a\\u00e9b", "html": "<a href=\\"x\\">&</a>"}', '"\\\\N"');
INSERT INTO large_documents VALUES
  (1, CONCAT('"', REPEAT('x', 127), '"')), (2, CONCAT('"', REPEAT('x', 128), '"')), (3, CONCAT('"', REPEAT('x', 16383), '"')), (4, CONCAT('"', REPEAT('x', 16384), '"')),
  (5, CONCAT('"', REPEAT('x', 65535), '"')), (6, CONCAT('"', REPEAT('ä', 65536), '"')), (7, CONCAT('"', REPEAT('😀', 600000), '"')),
  (8, CONCAT('[', REPEAT('1,', 30000), '2]')), (9, CONCAT('[', REPEAT('{"a": "bcdefghijk"},', 9000), 'null]')), (10, CONCAT('[', REPEAT('"\\n",', 20000), '70000, -70000, 2.5, true]')),
  (11, CONCAT('{"', REPEAT('k', 65000), '": 1}'));
INSERT INTO large_documents
  SELECT 12, CONCAT('{', GROUP_CONCAT(CONCAT('"k', n, '": ', REPEAT('9', n % 15 + 1)) ORDER BY n SEPARATOR ', '), '}')
  FROM (WITH RECURSIVE s(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM s WHERE n < 45) SELECT n FROM s) numbers;
INSERT INTO scalars
  WITH RECURSIVE s(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM s WHERE n < 400)
  SELECT n, CASE n % 4 WHEN 0 THEN CONCAT(n) WHEN 1 THEN CONCAT(n, '.5') WHEN 2 THEN CONCAT('"', n, '"') ELSE CONCAT(EXP(n - 200)) END FROM s;
