UPDATE `select` SET `where` = 5, `order` = 'from' WHERE `from` = 1;
INSERT INTO `select` VALUES (3, 3, 'c', 3);
UPDATE `select` SET `from` = 20 WHERE `from` = 2;
UPDATE `a``b` SET ```` = 7 WHERE `i``d` = 1;
DELETE FROM `a``b` WHERE `i``d` = 2;
INSERT INTO `a``b` VALUES (3, '`', 3);
UPDATE `it's "quoted"` SET `v"` = '"', `\'` = 9 WHERE `i'd` = 2;
UPDATE `it's "quoted"` SET `i'd` = 10 WHERE `i'd` = 1;
UPDATE `dots.and.commas,` SET `(g)` = 8 WHERE `c,d` = 1;
DELETE FROM `dots.and.commas,` WHERE `c,d` = 2;
UPDATE ` leading and inner space` SET `v	tab` = NULL WHERE ` i d` = 1;
UPDATE `%_$?{}#@!` SET `*` = 9, `?` = 8, `%` = 10 WHERE `%` = 1;
INSERT INTO `%_$?{}#@!` (`%`, `{{z}}`) VALUES (3, 3);
UPDATE `123` SET `NULL` = NULL, `DEFAULT` = 5 WHERE `1` = 1;
UPDATE `überaus_größe_日本` SET `значение` = 7 WHERE `schlüssel` = 1;
DELETE FROM `überaus_größe_日本` WHERE `schlüssel` = 2;
DELETE FROM `a123456789b123456789c123456789d123456789e123456789f123456789abcd` WHERE `c123456789b123456789c123456789d123456789e123456789f123456789abcd` = 1;
INSERT INTO `dual_` VALUES (3, 3);
UPDATE `line
break` SET `v` = 10 WHERE `i
d` = 1;
UPDATE `serai` SET `position` = 2;
INSERT INTO `information_schema` VALUES (2, 2);
