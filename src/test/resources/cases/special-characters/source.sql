-- special characters: backslashes, quotes, NUL, Ctrl-Z, line ends, tabs and what looks like SQL arrive under every sql_mode
CREATE TABLE special (id INT PRIMARY KEY, c CHAR(40), v VARCHAR(100), t TEXT, b VARBINARY(100));
CREATE TABLE special_keys (k VARCHAR(60) COLLATE utf8mb4_bin PRIMARY KEY, v INT);
CREATE TABLE quoted_defaults (id INT PRIMARY KEY, a VARCHAR(20) DEFAULT 'it''s', b VARCHAR(20) DEFAULT '"', c VARCHAR(20) DEFAULT '\\', d VARCHAR(20) DEFAULT 'a\nb',
  e VARCHAR(20) DEFAULT '%_?', f VARCHAR(20) DEFAULT '', g VARCHAR(20) DEFAULT 'NULL', h VARCHAR(20) DEFAULT '{fn x}') COMMENT 'it''s a "comment" with \\ and `';
-- rows
INSERT INTO special VALUES
  (1, '\\', '\\', '\\', '\\'), (2, '''', '''', '''', ''''), (3, '"', '"', '"', '"'), (4, '\0', '\0', '\0', '\0'), (5, '\Z', '\Z', '\Z', '\Z'),
  (6, '\n', '\n', '\n', '\n'), (7, '\r\n', '\r\n', '\r\n', '\r\n'), (8, '\t', '\t', '\t', '\t'), (9, '\\N', '\\N', '\\N', '\\N'), (10, '\\n\\0\\t', '\\n\\0\\t', '\\n\\0\\t', '\\n\\0\\t'),
  (11, 'NULL', 'NULL', 'NULL', 'NULL'), (12, NULL, NULL, NULL, NULL), (13, '''; DROP TABLE special; -- ', '''; DROP TABLE special; -- ', '''; DROP TABLE special; -- ', '''; --'),
  (14, '?', ':x ?', '? @x :y', '?'), (15, '%s %d', '${x}', '{{x}}', '#{x}'), (16, '/* x */', '/*! SELECT 1 */', '-- x', '# x'), (17, '`x`', '``', '`', '`'),
  (18, 'a\\''b', '\\''', '\\\\''', '\\"'), (19, 'x\\', 'x\\\\', 'x\\\n', '\\\\\\'), (20, '\b', '\b', '\b', '\b'), (21, 'ends with\\', 'ends with tab\t', 'ends with line\n', '\\\0'),
  (22, '\\%', '\\_', '%', '_'), (23, '0x41', 'x''41''', '_utf8''x''', 'b''1'''), (24, 'true', '1', '-0', '1e3'), (25, '<a>&amp;</a>', '{"a": "\\""}', '[]', '{}');
INSERT INTO special_keys VALUES ('', 0), ('\\', 1), ('''', 2), ('"', 3), ('\0', 4), ('\Z', 5), ('\n', 6), ('\r', 7), ('\t', 8), ('\\N', 9), ('NULL', 10), ('`', 11), ('%', 12), ('_', 13), ('?', 14),
  ('''; DROP TABLE special; --', 15), ('a''b\\c"d', 16), ('\\\\', 17), ('--', 18), ('/*', 19), ('é😀', 20);
SET SESSION sql_mode = 'NO_BACKSLASH_ESCAPES';
INSERT INTO special VALUES (101, 'a\', '\', '\n', '\0'), (102, '\\', '\\', '\\\', '\\\\'), (103, '\N', '\N', '\N', '\N');
SET SESSION sql_mode = 'ANSI_QUOTES,PIPES_AS_CONCAT';
INSERT INTO "special" ("id", "c", "v") VALUES (104, '"' || '"', 'a' || '"' || 'b');
SET SESSION sql_mode = 'PAD_CHAR_TO_FULL_LENGTH';
INSERT INTO special (id, c, v) VALUES (105, 'padded', 'not padded ');
SET SESSION sql_mode = '';
INSERT INTO quoted_defaults (id) VALUES (1), (2);
