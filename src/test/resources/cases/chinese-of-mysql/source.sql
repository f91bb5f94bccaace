-- Chinese of MySQL: texts in gb18030, which MariaDB has not, arrive in a character set that holds them all
CREATE TABLE chinese (id INT PRIMARY KEY, v VARCHAR(20) CHARACTER SET gb18030, t TEXT CHARACTER SET gb18030, c CHAR(5) CHARACTER SET gb18030, e ENUM('縗', '中') CHARACTER SET gb18030);
CREATE TABLE chinese_keys (k VARCHAR(10) CHARACTER SET gb18030 COLLATE gb18030_bin PRIMARY KEY, v INT);
-- rows
INSERT INTO chinese VALUES (1, '縗', '縗\\', '縗', '縗'), (2, '😀', CONCAT('中', REPEAT('😀', 10000)), '😀  ', '中'), (3, NULL, NULL, NULL, NULL), (4, '', '', '', ''), (5, x'BF5C', x'8130813181308132', x'95328236', 1),
  (6, '€ä''\\', '\n\t\0', '   a', 2);
INSERT INTO chinese_keys VALUES ('縗', 1), ('\\', 2), ('😀', 3), ('', 4), ('a', 5), ('A', 6), ('縗\\', 7);
