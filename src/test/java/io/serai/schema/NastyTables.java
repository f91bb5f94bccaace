package io.serai.schema;

import java.util.List;

/** Tables and views whose definitions hold whatever can be mistaken for something else. */
final class NastyTables {
    private NastyTables() {}

    /** For MariaDB, in an empty database that is the current one. */
    static List<String> mariadb() {
        return List.of(
                """
                CREATE TABLE `we``ird, (name)` (
                  `id``x` int NOT NULL AUTO_INCREMENT
                    COMMENT 'it''s a "quote", (paren) `tick` -- no /* comment */ \\\\ back KEY `x` (`y`) {d ''x''}',
                  `col,umn` varchar(20) DEFAULT 'a,b(''c'')',
                  `{brace}` varchar(20) DEFAULT '{}',
                  `e` enum('a,b','c(d','it''s','x)y','KEY `k` (`e`),','\\\\','ü€😀') NOT NULL DEFAULT 'a,b',
                  `s` set('p','q''r') DEFAULT NULL,
                  PRIMARY KEY (`id``x`),
                  UNIQUE KEY `u,1` (`col,umn`),
                  KEY `k``1 (a,b)` (`e`,`col,umn`(5)) COMMENT 'idx ), KEY comment',
                  FULLTEXT KEY `ft` (`col,umn`), FULLTEXT KEY `ft2` (`{brace}`)
                ) COMMENT='table, KEY `z` (`q`) ) ENGINE=MyISAM it''s' AUTO_INCREMENT=77""",
                """
                CREATE TABLE generated (
                  a int NOT NULL, b int GENERATED ALWAYS AS (a * 2) VIRTUAL,
                  c int GENERATED ALWAYS AS (a + 1) STORED COMMENT 'stored, (not null)',
                  d json DEFAULT NULL, e varchar(100) GENERATED ALWAYS AS (json_unquote(json_extract(d, '$.x'))) VIRTUAL,
                  f varchar(36) DEFAULT (uuid()), g datetime(6) DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
                  h int INVISIBLE DEFAULT 5, i text DEFAULT (concat('x,', ')y')), j json NOT NULL DEFAULT '{"a": [1, 2]}',
                  PRIMARY KEY (a), KEY kc (c) IGNORED, KEY kd (a DESC, c ASC), KEY ke (e),
                  CONSTRAINT `chk,1` CHECK (a > 0 AND a < 1000), CHECK (f <> 'a)b,c'))""",
                """
                CREATE TABLE ranges (id bigint unsigned NOT NULL AUTO_INCREMENT, d date NOT NULL, v varchar(10),
                  PRIMARY KEY (id, d), KEY v (v))
                  PARTITION BY RANGE (year(d)) SUBPARTITION BY HASH (to_days(d)) SUBPARTITIONS 2 (
                  PARTITION p0 VALUES LESS THAN (2000) COMMENT='p, (0)', PARTITION p1 VALUES LESS THAN MAXVALUE)""",
                """
                CREATE TABLE lists (id int NOT NULL, r varchar(10) NOT NULL, PRIMARY KEY (id, r))
                  PARTITION BY LIST COLUMNS(r) (PARTITION a VALUES IN ('x,)', 'y'), PARTITION b DEFAULT)""",
                "CREATE TABLE hashes (id int NOT NULL PRIMARY KEY, k int) PARTITION BY LINEAR HASH (id) PARTITIONS 4",
                """
                CREATE TABLE charsets (
                  a varchar(10) CHARACTER SET latin1 COLLATE latin1_german1_ci DEFAULT 'ü', b varchar(10) CHARACTER SET utf8mb3,
                  c char(10) CHARACTER SET ucs2, d text CHARACTER SET gbk, e varchar(10) COLLATE utf8mb4_bin,
                  g varchar(10) COLLATE utf8mb4_uca1400_ai_ci, i varchar(10) COLLATE utf8mb4_nopad_bin,
                  k varbinary(10) DEFAULT 0x00FF, l bit(5) DEFAULT b'101', n char(3) CHARACTER SET ascii)
                  DEFAULT CHARSET=latin1 ROW_FORMAT=DYNAMIC""",
                """
                CREATE TABLE types (a tinyint(1), c decimal(65,30) unsigned zerofill, d double(10,3), e float(7,4), f year,
                  g time(3), h timestamp(3) NULL DEFAULT NULL, i mediumblob, k int unsigned zerofill, l char(0), n serial,
                  o timestamp NOT NULL DEFAULT '2001-01-01 00:00:00', p int DEFAULT -5, oo timestamp NOT NULL,
                  q datetime DEFAULT '0000-00-00 00:00:00', r bigint DEFAULT (1 + 2), s date DEFAULT (curdate()),
                  u int CHECK (u > 0), w int COMMENT 'c' CHECK (w < 5), x int DEFAULT (a + 1), y varchar(10) DEFAULT user(),
                  aa text DEFAULT 'it''s', bb bit(3) DEFAULT b'1')""",
                "CREATE TABLE compressed (id int PRIMARY KEY, a varchar(100), KEY ka (a)) ROW_FORMAT=COMPRESSED KEY_BLOCK_SIZE=8",
                """
                CREATE TABLE places (id int PRIMARY KEY AUTO_INCREMENT, p point NOT NULL, q geometry NOT NULL, l linestring,
                  SPATIAL KEY sp (p), SPATIAL KEY sq (q))""",
                "CREATE TABLE parent (id int NOT NULL, b int NOT NULL, PRIMARY KEY (id), UNIQUE KEY ub (b, id))",
                """
                CREATE TABLE child (id int NOT NULL AUTO_INCREMENT, grp int NOT NULL, p int, q int,
                  PRIMARY KEY (grp, id), KEY `auto` (id), KEY fk1 (p),
                  CONSTRAINT `fk,1` FOREIGN KEY (p) REFERENCES parent (id) ON DELETE CASCADE ON UPDATE SET NULL,
                  CONSTRAINT fk2 FOREIGN KEY (q, p) REFERENCES parent (b, id),
                  CONSTRAINT self FOREIGN KEY (p) REFERENCES child (grp) ON DELETE NO ACTION)""",
                "CREATE TABLE keyless (a int, b text)",
                "CREATE TABLE `second, auto` (a int NOT NULL PRIMARY KEY, id bigint unsigned NOT NULL AUTO_INCREMENT,"
                        + " KEY k2 (id, a), KEY k3 (id)) AUTO_INCREMENT=500",
                "CREATE TABLE texts (id int PRIMARY KEY, t text, UNIQUE KEY ut (t))",
                // Views: z_first is read by a_second, which comes first in the alphabet.
                "CREATE VIEW z_first AS SELECT p.id AS pid, p.b, c.id FROM parent p JOIN child c ON c.p = p.id WHERE p.b > 1"
                        + " WITH CASCADED CHECK OPTION",
                "CREATE ALGORITHM=MERGE SQL SECURITY INVOKER VIEW a_second AS SELECT * FROM z_first WHERE pid IN"
                        + " (SELECT id FROM hashes PARTITION (p0)) AND 1 IN (SELECT parent.b FROM parent)",
                "CREATE VIEW b_names AS SELECT `col,umn` AS `x``y`, 'parent.x `nasty`.`parent`' AS t,"
                        + " _utf8mb4'abc' COLLATE utf8mb4_uca1400_ai_ci AS u FROM `we``ird, (name)`",
                "CREATE DEFINER=`nobody`@`%` VIEW c_orphan AS SELECT id FROM parent",
                "CREATE VIEW d_union AS (SELECT parent.id FROM parent) UNION (SELECT `nasty`.id FROM child `nasty`)",
                "CREATE TRIGGER touch BEFORE INSERT ON parent FOR EACH ROW SET NEW.b = NEW.b + 1",
                "CREATE PROCEDURE count_parents() SELECT COUNT(*) FROM parent",
                "CREATE FUNCTION one() RETURNS INT DETERMINISTIC RETURN 1",
                "CREATE EVENT tick ON SCHEDULE EVERY 1 DAY DISABLE DO SELECT 1",
                "CREATE SEQUENCE numbers");
    }
}
