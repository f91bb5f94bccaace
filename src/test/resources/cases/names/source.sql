-- names: reserved words, quotes, dots, spaces, wildcards and Unicode in the names of tables, columns and keys
CREATE TABLE `select` (`from` INT PRIMARY KEY, `where` INT, `order` VARCHAR(10), `group` INT, KEY `key` (`where`), UNIQUE KEY `unique` (`group`));
CREATE TABLE `a``b` (`i``d` INT PRIMARY KEY, `v``` VARCHAR(10), ```` INT, KEY `k``` (`v```));
CREATE TABLE `it's "quoted"` (`i'd` INT PRIMARY KEY, `v"` VARCHAR(10), `a\b` INT, `\\` INT, `\'` INT);
CREATE TABLE `dots.and.commas,` (`a.b` INT, `c,d` INT, `e; f` INT, `(g)` INT, PRIMARY KEY (`a.b`, `c,d`));
CREATE TABLE ` leading and inner space` (` i d` INT PRIMARY KEY, `v	tab` INT);
CREATE TABLE `%_$?{}#@!` (`%` INT PRIMARY KEY, `_` INT, `$` INT, `?` INT, `:x` INT, `@y` INT, `#` INT, `--` INT, `/*` INT, `*` INT, `{{z}}` INT, `${z}` INT, `{` INT);
CREATE TABLE `123` (`1` INT PRIMARY KEY, `2e3` INT, `0x1` INT, `NULL` INT, `TRUE` INT, `DEFAULT` INT);
CREATE TABLE `überaus_größe_日本` (`schlüssel` INT PRIMARY KEY, `значение` INT, `値` INT, `é` INT);
CREATE TABLE `a123456789b123456789c123456789d123456789e123456789f123456789abcd` (
  `c123456789b123456789c123456789d123456789e123456789f123456789abcd` INT PRIMARY KEY, `日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日` INT,
  KEY `k123456789b123456789c123456789d123456789e123456789f123456789abcd` (`日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日`)
);
CREATE TABLE `dual_` (`a` INT PRIMARY KEY, `*` INT);
CREATE TABLE `line
break` (`i
d` INT PRIMARY KEY, `v` INT);
CREATE TABLE `serai` (`id` INT PRIMARY KEY, `position` INT, `checkpoint` INT, `chunk` INT);
CREATE TABLE `information_schema` (`tables` INT PRIMARY KEY, `columns` INT);
-- rows
INSERT INTO `select` VALUES (1, 1, 'a', 1), (2, NULL, NULL, NULL);
INSERT INTO `a``b` VALUES (1, 'a', 1), (2, NULL, NULL);
INSERT INTO `it's "quoted"` VALUES (1, 'a', 1, 1, 1), (2, NULL, NULL, NULL, NULL);
INSERT INTO `dots.and.commas,` VALUES (1, 1, 1, 1), (1, 2, NULL, NULL);
INSERT INTO ` leading and inner space` VALUES (1, 1), (2, 2);
INSERT INTO `%_$?{}#@!` VALUES (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1), (2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2);
INSERT INTO `123` VALUES (1, 1, 1, 1, 1, 1), (2, 2, 2, 2, 2, 2);
INSERT INTO `überaus_größe_日本` VALUES (1, 1, 1, 1), (2, 2, 2, 2);
INSERT INTO `a123456789b123456789c123456789d123456789e123456789f123456789abcd` VALUES (1, 1), (2, 2);
INSERT INTO `dual_` VALUES (1, 1), (2, 2);
INSERT INTO `line
break` VALUES (1, 1), (2, 2);
INSERT INTO `serai` VALUES (1, 1, 1, 1);
INSERT INTO `information_schema` VALUES (1, 1);
