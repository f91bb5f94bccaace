-- Asian character sets: characters whose second byte is a backslash or a quote of ASCII arrive
CREATE TABLE asian_texts (
  id INT PRIMARY KEY,
  a VARCHAR(20) CHARACTER SET sjis, b VARCHAR(20) CHARACTER SET cp932, c VARCHAR(20) CHARACTER SET gbk, d VARCHAR(20) CHARACTER SET big5,
  e VARCHAR(20) CHARACTER SET ujis, f VARCHAR(20) CHARACTER SET eucjpms, g VARCHAR(20) CHARACTER SET euckr, h VARCHAR(20) CHARACTER SET gb2312,
  i CHAR(10) CHARACTER SET gbk, j TEXT CHARACTER SET sjis, k ENUM('表', '''', 'ソ', 'a') CHARACTER SET sjis, l SET('表', 'ソ') CHARACTER SET cp932
);
CREATE TABLE gbk_keys (k VARCHAR(10) CHARACTER SET gbk COLLATE gbk_bin PRIMARY KEY, v INT);
CREATE TABLE sjis_keys (k VARCHAR(10) CHARACTER SET sjis COLLATE sjis_japanese_ci PRIMARY KEY, v INT);
CREATE TABLE cp932_uniques (id INT PRIMARY KEY, k VARCHAR(10) CHARACTER SET cp932 COLLATE cp932_bin, UNIQUE KEY k (k));
-- rows
INSERT INTO asian_texts VALUES
  (1, 'ソ', 'ソ', '縗', '功', 'ソ', 'ソ', '가', '中', '縗', '表', '表', '表'),
  (2, '表示予定', '表示予定\\', '乗', '許功蓋', '表示', '表示', '한국어', '中国', '誠', 'ソ\\', '''', 'ソ'),
  (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  (4, '', '', '', '', '', '', '', '', '', '', '', ''),
  (5, 'ア', 'ア', '中''文', '中文\\', 'ア', 'ア', '''', '\\', '   中', '\n\t', 'ソ', '表,ソ'),
  (6, '~', '①Ⅳ髙﨑', '€', '─', '〜', '①', '힝', '、', '中   ', 'ｱｲｳ', 'a', '表');
INSERT INTO asian_texts (id, a, b, c, d, i) VALUES (7, x'835C', x'835C', x'BF5C', x'A55C', x'BF5C'), (8, x'955C5C', x'ED40FA5C', x'BF5C27', x'B35CA55C', x'8127'), (9, x'5C', x'5C', x'5C', x'5C', x'5C'),
  (10, x'815F', x'815F', x'A1C0', x'A240', x'FE4F'), (11, x'B1B2', x'F040', x'A6A1', x'F9D6', x'AAA1');
INSERT INTO gbk_keys
  WITH RECURSIVE s(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM s WHERE n < 93)
  SELECT CONVERT(UNHEX(CONCAT(HEX(129 + n), '5C')) USING gbk), n FROM s;
INSERT INTO gbk_keys VALUES ('\\', 100), ('''', 101), ('a', 102), ('', 103), ('中文', 104);
INSERT INTO sjis_keys VALUES ('ソ', 1), ('表', 2), ('\\', 3), ('a', 4), ('ー', 5), ('能', 6), ('十', 7), ('', 8), ('表\\', 9), ('''', 10);
INSERT INTO cp932_uniques VALUES (1, 'ソ'), (2, '①'), (3, NULL), (4, NULL), (5, '表'), (6, x'ED40'), (7, 'ソ\\');
