-- texts of every size: every TEXT and BLOB type arrives from nothing to its limit, with each length prefix
CREATE TABLE texts (id INT PRIMARY KEY, a TINYTEXT, b TEXT, c MEDIUMTEXT, d LONGTEXT, e VARCHAR(255), f VARCHAR(256), g VARCHAR(10000)) CHARACTER SET latin1;
CREATE TABLE blobs (id INT PRIMARY KEY, a TINYBLOB, b BLOB, c MEDIUMBLOB, d LONGBLOB, e VARBINARY(255), f VARBINARY(256), g VARBINARY(20000));
CREATE TABLE wide_texts (id INT PRIMARY KEY, b TEXT, c MEDIUMTEXT, v VARCHAR(64), w VARCHAR(63), x CHAR(64), y CHAR(63)) CHARACTER SET utf8mb4;
CREATE TABLE longest_varchar (id INT PRIMARY KEY, v VARCHAR(65000)) CHARACTER SET latin1;
-- rows
INSERT INTO texts VALUES
  (1, '', '', '', '', '', '', ''), (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  (3, REPEAT('a', 255), REPEAT('b', 65535), REPEAT('c', 65536), REPEAT('d', 65536), REPEAT('e', 255), REPEAT('f', 256), REPEAT('g', 10000)),
  (4, REPEAT('a', 250), REPEAT('b', 251), REPEAT('c', 252), REPEAT('d', 253), REPEAT('e', 254), REPEAT('f', 255), REPEAT('g', 257)),
  (5, 'x', REPEAT('b', 65534), REPEAT('c', 70000), REPEAT('d', 1000000), 'e', REPEAT('f', 254), REPEAT('g', 256)),
  (6, '\\N', '\\N', '\\N', '\\N', '\\N', '\\N', '\\N');
INSERT INTO blobs VALUES
  (1, '', '', '', '', '', '', ''), (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  (3, REPEAT(x'00', 255), REPEAT(x'01', 65535), REPEAT(x'FF', 65536), REPEAT(x'0A', 65536), REPEAT(x'09', 255), REPEAT(x'5C', 256), REPEAT(x'27', 20000)),
  (4, REPEAT(x'0D', 250), REPEAT(x'1A', 251), REPEAT(x'22', 252), REPEAT(x'5C30', 253), REPEAT(x'20', 254), REPEAT(x'FE', 255), REPEAT(x'FB', 257)),
  (5, x'00', REPEAT(x'5C', 65535), REPEAT(x'00', 70000), REPEAT(x'5C4E0A', 300000), x'FF', REPEAT(x'00', 254), REPEAT(x'00', 256)),
  (6, '\\N', '\\N', '\\N', '\\N', '\\N', '\\N', '\\N');
INSERT INTO wide_texts VALUES
  (1, REPEAT('😀', 16383), REPEAT('😀', 20000), REPEAT('😀', 64), REPEAT('😀', 63), REPEAT('😀', 64), REPEAT('😀', 63)),
  (2, REPEAT('ä', 32767), REPEAT('ä', 40000), REPEAT('ä', 64), REPEAT('ä', 63), REPEAT('ä', 64), REPEAT('ä', 63)),
  (3, '', '', '', '', '', ''), (4, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO longest_varchar VALUES (1, REPEAT('x', 65000)), (2, ''), (3, NULL), (4, REPEAT('\\', 65000));
