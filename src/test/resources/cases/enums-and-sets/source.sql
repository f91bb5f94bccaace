-- enums and sets: members with commas, quotes and accents, the empty error value, 64 members, and enums as keys in the order of their numbers
CREATE TABLE enums (
  id INT PRIMARY KEY,
  a ENUM('a,b', 'c''d', 'e"f', 'g\\h', 'i`j', 'zz', ' k', 'l  m', '%', '1', '0', 'x)y', '\n'),
  b ENUM('ä', 'ö', 'ü', 'ß') CHARACTER SET latin1, c ENUM('日本', '한') CHARACTER SET utf8mb4, d ENUM('one') NOT NULL, e ENUM('3', '2', '1'),
  f ENUM('UPPER', 'lower') CHARACTER SET utf8mb4 COLLATE utf8mb4_bin, g ENUM('ж') CHARACTER SET ucs2
);
CREATE TABLE sets (
  id INT PRIMARY KEY,
  a SET('a''b', 'c"d', 'e\\f', ' g', '%', '0', '1', 'x)y'),
  b SET('ä', 'ö', 'ü', 'ß') CHARACTER SET latin1,
  c SET('m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8', 'm9', 'm10', 'm11', 'm12', 'm13', 'm14', 'm15', 'm16', 'm17', 'm18', 'm19', 'm20', 'm21', 'm22',
    'm23', 'm24', 'm25', 'm26', 'm27', 'm28', 'm29', 'm30', 'm31', 'm32', 'm33', 'm34', 'm35', 'm36', 'm37', 'm38', 'm39', 'm40', 'm41', 'm42', 'm43',
    'm44', 'm45', 'm46', 'm47', 'm48', 'm49', 'm50', 'm51', 'm52', 'm53', 'm54', 'm55', 'm56', 'm57', 'm58', 'm59', 'm60', 'm61', 'm62', 'm63', 'm64'),
  d SET('one') NOT NULL, e SET('ж', '한') CHARACTER SET utf16
);
CREATE TABLE enum_keys (k ENUM('z', 'y', 'x', 'a', 'b', 'c', '9', '10'), n INT, v INT, PRIMARY KEY (k, n));
CREATE TABLE enum_key (k ENUM('z', 'a', 'M', 'ä', ' x', 'it''s') CHARACTER SET latin1 PRIMARY KEY, v INT);
CREATE TABLE set_keys (k SET('c', 'b', 'a', 'd'), n INT, v INT, PRIMARY KEY (k, n));
CREATE TABLE with_empty_member (id INT PRIMARY KEY, e ENUM('a', '', 'b'), k ENUM('', 'x') NOT NULL);
CREATE TABLE empty_member_keys (e ENUM('a', '', 'c', '0') CHARACTER SET latin1 PRIMARY KEY, v INT);
CREATE TABLE empty_member_twins (e ENUM('a', '') CHARACTER SET ucs2, w ENUM('0', '00', '', '０') CHARACTER SET utf8mb4 COLLATE utf8mb4_bin);
-- rows
INSERT INTO enums VALUES (1, 1, 1, 1, 1, 1, 1, 1), (2, 2, 2, 2, 1, 2, 2, 1), (3, 3, 3, 1, 1, 3, 1, 1), (4, 4, 4, NULL, 1, '1', NULL, NULL), (5, 5, 1, 1, 1, '2', 1, 1),
  (6, 6, NULL, NULL, 1, '3', NULL, NULL), (7, 7, 1, 1, 1, 1, 1, 1), (8, 8, 1, 1, 1, 1, 1, 1), (9, 9, 1, 1, 1, 1, 1, 1), (10, 10, 1, 1, 1, 1, 1, 1), (11, 11, 1, 1, 1, 1, 1, 1),
  (12, 12, 1, 1, 1, 1, 1, 1), (13, 13, 1, 1, 1, 1, 1, 1), (14, NULL, NULL, NULL, 1, NULL, NULL, NULL), (15, 'no member', 'no', 'no', 'no', 'no', 'no', 'no'),
  (16, '', '', '', '', '', '', ''), (17, 0, 0, 0, 0, 0, 0, 0), (18, 'a,b', 'Ä', '한', 'ONE', '1', 'upper', 'Ж');
INSERT INTO sets VALUES (1, 0, 0, 0, 0, 0), (2, 255, 15, 18446744073709551615, 1, 3), (3, 1, 1, 1, 1, 1), (4, 128, 8, 9223372036854775808, 0, 2),
  (5, NULL, NULL, NULL, 1, NULL), (6, 'c"d,a''b', 'ß,ä', 'm64,m1,m1', 'one,one', '한,ж'), (7, 'no member', 'no', 'no', 'no', 'no'),
  (8, 85, 5, 6148914691236517205, 1, 3), (9, '', '', '', '', ''), (10, 2, 2, 9223372036854775807, 1, 1);
INSERT INTO enum_keys
  WITH RECURSIVE s(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM s WHERE n < 900)
  SELECT n % 8 + 1, n, n FROM s;
INSERT INTO enum_keys VALUES (0, 5000, 1), (0, 1, 2);
INSERT INTO enum_key VALUES (1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 6), (0, 0);
INSERT INTO set_keys
  WITH RECURSIVE s(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM s WHERE n < 900)
  SELECT n % 16, n, n FROM s;
INSERT INTO with_empty_member VALUES (1, 1, 1), (2, 2, 2), (3, 3, 1), (4, NULL, 'x'), (5, '', ''),
  (6, 0, 0), (7, 0, 1), (8, 'no member', 0);
INSERT INTO empty_member_keys VALUES (0, 1), ('', 2), ('a', 3), ('0', 4);
INSERT INTO empty_member_twins VALUES (0, 0), ('', 3), (0, 3), (0, ''), ('', 0), (0, '0'), (0, '00'), (0, '０'), ('', '０'), (NULL, 0);
