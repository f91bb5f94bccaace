-- padding: spaces and zero bytes at the end of CHAR, VARCHAR, BINARY and VARBINARY arrive as they are, also in keys
CREATE TABLE padded (
  id INT PRIMARY KEY, c CHAR(8), v VARCHAR(8), t TEXT, b BINARY(8), w VARBINARY(8), z BLOB, c0 CHAR(0), b0 BINARY(0), v0 VARCHAR(0), c255 CHAR(255), b255 BINARY(255)
) CHARACTER SET utf8mb4;
CREATE TABLE binary_keys (k BINARY(5) PRIMARY KEY, v INT);
CREATE TABLE varbinary_keys (k VARBINARY(5) PRIMARY KEY, v INT);
CREATE TABLE uuid_keys (id BINARY(16) PRIMARY KEY, v INT, other BINARY(16) NOT NULL, UNIQUE KEY other (other));
CREATE TABLE char_keys (k CHAR(5) CHARACTER SET latin1 COLLATE latin1_bin PRIMARY KEY, v INT);
CREATE TABLE only_cdc (k BINARY(4), l BINARY(3), v VARBINARY(10), PRIMARY KEY (k, l));
-- rows
INSERT INTO padded VALUES
  (1, 'a', 'a', 'a', 'a', 'a', 'a', '', '', '', 'a', 'a'),
  (2, 'a   ', 'a   ', 'a   ', 'a   ', 'a   ', 'a   ', '', '', '', 'a   ', 'a   '),
  (3, '', '', '', '', '', '', NULL, NULL, NULL, '', ''),
  (4, '    ', '    ', '    ', '    ', '    ', '    ', '', '', '', '    ', '    '),
  (5, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  (6, 'a\0b\0', 'a\0b\0', 'a\0b\0', 'a\0b\0', 'a\0b\0', 'a\0b\0', '', '', '', 'a\0b\0', 'a\0b\0'),
  (7, '\0', '\0', '\0', '\0', '\0', '\0', '', '', '', '\0', '\0'),
  (8, 'a\t', 'a\n ', 'a\r\n', x'6120200000000000', x'612020000000', x'6120200000000000', '', '', '', REPEAT('x', 255), REPEAT(x'FF', 255)),
  (9, 'ääääääää', 'ää  ', '  ä  ', x'FFFFFFFFFFFFFF00', x'FF00', x'00', '', '', '', REPEAT('😀', 255), REPEAT(x'00', 255)),
  (10, '   a', '   a', '   a', '\0\0\0a', '\0\0\0a', '   a', '', '', '', '', ' '),
  (11, '12345678', '12345678', '', '12345678', '12345678', '', '', '', '', '', '');
INSERT INTO binary_keys VALUES (x'AABB000000', 1), (x'AABB', 9), (x'AABB200000', 2), (x'AABB202020', 3), (x'0000000000', 4), (x'2020202020', 5), (x'FFFFFFFFFF', 6),
  (x'0000000001', 7) ON DUPLICATE KEY UPDATE v = VALUES(v);
INSERT INTO binary_keys
  WITH RECURSIVE s(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM s WHERE n < 255)
  SELECT UNHEX(CONCAT('61', LPAD(HEX(n), 2, '0'), '00')), n FROM s;
INSERT INTO varbinary_keys VALUES (x'', 0), (x'00', 1), (x'0000', 2), (x'000000', 3), (x'20', 4), (x'2000', 5), (x'61', 6), (x'6120', 7), (x'6100', 8), (x'FFFFFFFFFF', 9), (x'FF', 10);
INSERT INTO uuid_keys
  WITH RECURSIVE s(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM s WHERE n < 900)
  SELECT UNHEX(RPAD(LEFT(SHA2(n, 256), 30), 32, '0')), n, UNHEX(CONCAT(LEFT(SHA2(n, 256), 28), '0000')) FROM s;
INSERT INTO char_keys VALUES ('', 0), ('a', 1), ('A', 2), (' a', 3), ('\ta', 4), ('a\t', 5), ('zzzzz', 6), ('a\0', 7), ('\0', 8);
