-- string keys: keys under collations that ignore case, accents and spaces at the end find their one row, and the key's spelling can change
CREATE TABLE general (k VARCHAR(30) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci PRIMARY KEY, v INT);
CREATE TABLE uca (k VARCHAR(30) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci PRIMARY KEY, v INT);
CREATE TABLE uca_520 (k CHAR(30) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci PRIMARY KEY, v INT);
CREATE TABLE swedish (k VARCHAR(30) CHARACTER SET latin1 COLLATE latin1_swedish_ci PRIMARY KEY, v INT);
CREATE TABLE german (k VARCHAR(30) CHARACTER SET latin1 COLLATE latin1_german2_ci PRIMARY KEY, v INT);
CREATE TABLE exact (k VARCHAR(30) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin PRIMARY KEY, v INT);
CREATE TABLE unpadded (k VARCHAR(30) CHARACTER SET utf8mb4 COLLATE /*!80000 utf8mb4_0900_ai_ci */ /*M! utf8mb4_uca1400_nopad_ai_ci */ PRIMARY KEY, v INT);
CREATE TABLE unpadded_exact (k VARCHAR(30) CHARACTER SET utf8mb4 COLLATE /*!80000 utf8mb4_0900_bin */ /*M! utf8mb4_nopad_bin */ PRIMARY KEY, v INT);
CREATE TABLE accents (k VARCHAR(30) CHARACTER SET utf8mb4 COLLATE /*!80000 utf8mb4_0900_as_cs */ /*M! utf8mb4_uca1400_nopad_as_cs */ PRIMARY KEY, v INT);
CREATE TABLE uniques (id INT PRIMARY KEY, a VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci, b CHAR(20) CHARACTER SET latin1 COLLATE latin1_german1_ci, UNIQUE KEY a (a), UNIQUE KEY b (b));
-- rows
INSERT INTO general VALUES ('a', 1), ('B ', 2), ('ä1', 3), ('ß', 4), ('ss', 5), ('É', 6), ('', 7), ('z', 8), ('日', 9), ('😀', 10), ('a\0', 11), ('a\t', 12), ('_', 13), ('%', 14);
INSERT INTO uca VALUES ('a', 1), ('B ', 2), ('ß', 3), ('Œuf', 4), ('z', 5), ('', 6), ('日', 7), ('ab', 8), ('a b', 9), ('a-c', 10), ('co-op', 11), ('I', 12);
INSERT INTO uca_520 VALUES ('a', 1), ('B', 2), ('Straße', 3), ('😀', 4), ('😁', 5), ('Ł', 6), ('', 7);
INSERT INTO swedish VALUES ('a', 1), ('Å', 2), ('ä', 3), ('ö', 4), ('ü', 5), ('ß', 6), ('s', 7), ('ss', 8), ('', 9), ('þ', 10), ('a b', 11), (x'FF', 12), (x'80', 13);
INSERT INTO german VALUES ('ae', 1), ('OE', 2), ('ü', 3), ('ß', 4), ('a', 5), ('o', 6);
INSERT INTO exact VALUES ('a', 1), ('A', 2), ('á', 3), ('ä', 4), ('ss', 5), ('ß', 6), ('', 7), ('a\t', 8), ('á', 9), ('😀', 10), ('ﬁ', 11), ('fi', 12) ON DUPLICATE KEY UPDATE v = VALUES(v);
INSERT INTO unpadded VALUES ('a', 1), ('a ', 2), ('a  ', 3), ('ß', 4), ('', 5), (' ', 6), ('b\0', 7), ('z', 8), ('😀', 9);
INSERT INTO unpadded_exact VALUES ('a', 1), ('a ', 2), ('A', 3), ('á', 4), ('', 5), (' ', 6), ('  ', 7), ('a\0', 8);
INSERT INTO accents VALUES ('a', 1), ('A', 2), ('á', 3), ('Á', 4), ('ss', 5), ('ß', 6), ('a ', 7), ('e', 8), ('é', 9);
INSERT INTO uniques VALUES (1, 'a', 'a'), (2, 'b ', 'b '), (3, NULL, NULL), (4, NULL, NULL), (5, 'ß', 'ß'), (6, '', ''), (7, 'É', 'É');
INSERT INTO general
  WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 900)
  SELECT CONCAT(CASE n % 3 WHEN 0 THEN 'Key ' WHEN 1 THEN 'kéY ' ELSE 'KEY ' END, n), n FROM s;
INSERT INTO uca SELECT k, v FROM general WHERE v > 100;
INSERT INTO swedish SELECT k, v FROM general WHERE v > 100;
INSERT INTO unpadded SELECT k, v FROM general WHERE v > 100;
INSERT INTO accents SELECT CONCAT(k, CASE v % 2 WHEN 0 THEN '' ELSE ' ' END), v FROM general WHERE v > 100;
