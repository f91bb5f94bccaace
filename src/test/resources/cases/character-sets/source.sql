-- character sets: texts of Unicode character sets arrive, mixed in one table, with emoji, combining marks and what looks broken
CREATE TABLE unicode_texts (
  id INT PRIMARY KEY,
  a VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci, b VARCHAR(40) CHARACTER SET utf8mb3, c VARCHAR(40) CHARACTER SET ucs2,
  d VARCHAR(40) CHARACTER SET utf16, e VARCHAR(40) CHARACTER SET utf16le, f VARCHAR(40) CHARACTER SET utf32, g CHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  h TEXT CHARACTER SET utf16, i VARCHAR(40) CHARACTER SET latin1, j VARCHAR(40) CHARACTER SET ascii, k VARBINARY(160), l CHAR(10) CHARACTER SET ucs2, m TINYTEXT CHARACTER SET utf32
) CHARACTER SET latin1;
CREATE TABLE utf16_keys (k VARCHAR(20) CHARACTER SET utf16 COLLATE utf16_bin PRIMARY KEY, v INT);
CREATE TABLE ucs2_keys (k VARCHAR(20) CHARACTER SET ucs2 COLLATE ucs2_bin PRIMARY KEY, v INT);
CREATE TABLE utf32_keys (k CHAR(20) CHARACTER SET utf32 COLLATE utf32_bin PRIMARY KEY, v INT);
CREATE TABLE utf8mb3_keys (k VARCHAR(20) CHARACTER SET utf8mb3 COLLATE utf8mb3_bin PRIMARY KEY, v INT);
-- rows
INSERT INTO unicode_texts (id, a) VALUES
  (1, ''), (2, NULL), (3, 'plain'), (4, 'Grüße, ÄÖÜ ß'), (5, '日本語 中文 한국어'), (6, '😀👍🏽👨‍👩‍👧'), (7, 'ſ ﬁ ǆ ﷺ'), (8, CONVERT(x'65CC81' USING utf8mb4)), (9, 'é'),
  (10, CONVERT(x'EFBBBF61' USING utf8mb4)), (11, CONVERT(x'E2808B61E2808F' USING utf8mb4)), (12, CONVERT(x'00610000' USING utf8mb4)), (13, CONVERT(x'EFBFBD' USING utf8mb4)),
  (14, CONVERT(x'EFBFBF' USING utf8mb4)), (15, CONVERT(x'F48FBFBF' USING utf8mb4)), (16, CONVERT(x'C280C285C2A0' USING utf8mb4)), (17, 'عربي עברית'), (18, CONVERT(x'E280A8E280A9' USING utf8mb4)),
  (19, 'ÃƒÂ¤ looks encoded twice'), (20, 'İıŞşĞğ'), (21, 'ÿþ'), (22, '€ “quoted” –'), (23, CONVERT(x'F0908080' USING utf8mb4)), (24, 'Ω\n\t\\'''), (25, '   spaces   ');
UPDATE unicode_texts SET b = a, c = a, d = a, e = a, f = a, g = a, h = a, i = a, j = a, k = a, l = LEFT(a, 10), m = a;
INSERT INTO unicode_texts (id, c, l, d, k) VALUES (30, x'0027005C000A', x'275C005C2700', x'D83DDE000027', x'EDA080'), (31, x'0A0D0A000D0A', x'00000020', x'DBFFDFFF005C', x'C080FF');
INSERT INTO utf16_keys SELECT CONCAT(a, id), id FROM unicode_texts WHERE a IS NOT NULL;
INSERT INTO ucs2_keys SELECT CONCAT(LEFT(c, 10), id), id FROM unicode_texts WHERE c IS NOT NULL;
INSERT INTO utf32_keys SELECT LEFT(CONCAT(id, a), 20), id FROM unicode_texts WHERE a IS NOT NULL;
INSERT INTO utf8mb3_keys SELECT LEFT(CONCAT(id, b), 20), id FROM unicode_texts WHERE b IS NOT NULL;
INSERT INTO ucs2_keys
  WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 900)
  SELECT CONVERT(UNHEX(CONCAT(LPAD(HEX(n * 39 + 256), 4, '0'), '005C')) USING ucs2), n FROM s;
