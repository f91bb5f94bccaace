package io.serai.database.ddl;

import java.util.List;

/** What MariaDB 11.4 says of tables and views that hold whatever can be mistaken for something else. */
final class MariaDbTables {
    static final String DATABASE = "ma";

    static final List<String> TABLES =
            List.of("""
            CREATE TABLE `aria` (
              `id` int(11) NOT NULL,
              `a` varchar(100) DEFAULT NULL,
              PRIMARY KEY (`id`),
              KEY `ka` (`a`)
            ) ENGINE=Aria DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_cs PAGE_CHECKSUM=1 TRANSACTIONAL=1""", """
            CREATE TABLE `charsets` (
              `a` varchar(10) CHARACTER SET latin1 COLLATE latin1_german1_ci DEFAULT NULL,
              `b` varchar(10) CHARACTER SET utf8mb3 COLLATE utf8mb3_general_ci DEFAULT NULL,
              `c` char(10) CHARACTER SET ucs2 COLLATE ucs2_general_ci DEFAULT NULL,
              `d` text CHARACTER SET gbk COLLATE gbk_chinese_ci DEFAULT NULL,
              `e` varchar(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL,
              `f` varchar(10) CHARACTER SET utf16 COLLATE utf16_general_ci DEFAULT NULL,
              `g` varchar(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci DEFAULT NULL,
              `h` varchar(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_german2_as_cs DEFAULT NULL,
              `i` varchar(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin DEFAULT NULL,
              `j` varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_nopad_ci DEFAULT NULL,
              `k` varbinary(10) DEFAULT 0x00FF,
              `l` bit(5) DEFAULT b'101',
              `m` varbinary(5) DEFAULT NULL,
              `n` char(3) CHARACTER SET ascii COLLATE ascii_general_ci DEFAULT NULL,
              `o` varchar(5) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_nopad_ci DEFAULT NULL,
              `p` varchar(5) CHARACTER SET latin1 COLLATE latin1_swedish_nopad_ci DEFAULT NULL,
              `q` varchar(5) CHARACTER SET utf8mb4 COLLATE utf8mb4_croatian_mysql561_ci DEFAULT NULL,
              `r` varchar(5) CHARACTER SET utf8mb4 COLLATE utf8mb4_thai_520_w2 DEFAULT NULL
            ) ENGINE=InnoDB DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci ROW_FORMAT=DYNAMIC""", """
            CREATE TABLE `child` (
              `id` int(11) NOT NULL AUTO_INCREMENT,
              `grp` int(11) NOT NULL,
              `p` int(11) DEFAULT NULL,
              `q` int(11) DEFAULT NULL,
              PRIMARY KEY (`grp`,`id`),
              KEY `auto` (`id`),
              KEY `fk1` (`p`),
              KEY `fk2` (`q`,`p`),
              CONSTRAINT `fk,1` FOREIGN KEY (`p`) REFERENCES `parent` (`id`) ON DELETE CASCADE ON UPDATE SET NULL,
              CONSTRAINT `fk2` FOREIGN KEY (`q`, `p`) REFERENCES `parent` (`b`, `id`),
              CONSTRAINT `self` FOREIGN KEY (`p`) REFERENCES `child` (`grp`) ON DELETE NO ACTION
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_cs""", """
            CREATE TABLE `enc` (
              `id` int(11) NOT NULL,
              PRIMARY KEY (`id`)
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_cs `ENCRYPTED`='NO'""", """
            CREATE TABLE `gen` (
              `a` int(11) NOT NULL,
              `b` int(11) GENERATED ALWAYS AS (`a` * 2) VIRTUAL,
              `c` int(11) GENERATED ALWAYS AS (`a` + 1) STORED COMMENT 'stored',
              `d` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`d`)),
              `e` varchar(100) GENERATED ALWAYS AS (json_unquote(json_extract(`d`,'$.x'))) VIRTUAL,
              `f` varchar(36) DEFAULT uuid(),
              `g` datetime(6) DEFAULT current_timestamp(6) ON UPDATE current_timestamp(6),
              `h` int(11) INVISIBLE DEFAULT 5,
              `i` text DEFAULT concat('x,',')y'),
              `j` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '{}' CHECK (json_valid(`j`)),
              PRIMARY KEY (`a`),
              KEY `kc` (`c`) IGNORED,
              KEY `kd` (`a` DESC,`c`),
              KEY `ke` (`e`),
              CONSTRAINT `chk,1` CHECK (`a` > 0 and `a` < 1000),
              CONSTRAINT `CONSTRAINT_1` CHECK (`f` <> 'a)b,c')
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_cs""", """
            CREATE TABLE `geo` (
              `id` int(11) NOT NULL AUTO_INCREMENT,
              `p` point NOT NULL,
              `q` geometry NOT NULL,
              `l` linestring DEFAULT NULL,
              `gc` geometrycollection DEFAULT NULL,
              PRIMARY KEY (`id`),
              SPATIAL KEY `sp` (`p`),
              SPATIAL KEY `sq` (`q`)
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_cs""", """
            CREATE TABLE `idxopt` (
              `id` int(11) NOT NULL,
              `a` int(11) DEFAULT NULL,
              `b` varchar(3000) DEFAULT NULL,
              PRIMARY KEY (`id`),
              UNIQUE KEY `uh` (`b`) USING HASH,
              KEY `ka` (`a`) KEY_BLOCK_SIZE=8 COMMENT 'x',
              KEY `kb` (`b`(100)) USING BTREE,
              KEY `kw` (`a`)
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_cs""", """
            CREATE TABLE `mge` (
              `id` int(11) NOT NULL,
              PRIMARY KEY (`id`)
            ) ENGINE=MRG_MyISAM DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_cs""", """
            CREATE TABLE `parent` (
              `id` int(11) NOT NULL,
              `b` int(11) NOT NULL,
              PRIMARY KEY (`id`),
              UNIQUE KEY `ub` (`b`,`id`)
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_cs""", """
            CREATE TABLE `part_l` (
              `id` int(11) NOT NULL,
              `r` varchar(10) NOT NULL,
              PRIMARY KEY (`id`,`r`)
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_cs
             PARTITION BY LIST  COLUMNS(`r`)
            (PARTITION `a` VALUES IN ('x,)','y') ENGINE = InnoDB,
             PARTITION `b` DEFAULT ENGINE = InnoDB)""", """
            CREATE TABLE `part_r` (
              `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
              `d` date NOT NULL,
              `v` varchar(10) DEFAULT NULL,
              PRIMARY KEY (`id`,`d`),
              KEY `v` (`v`)
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_cs
             PARTITION BY RANGE (year(`d`))
            SUBPARTITION BY HASH (to_days(`d`))
            SUBPARTITIONS 2
            (PARTITION `p0` VALUES LESS THAN (2000) COMMENT = 'p, (0)' ENGINE = InnoDB,
             PARTITION `p1` VALUES LESS THAN MAXVALUE ENGINE = InnoDB)""", """
            CREATE TABLE `per` (
              `id` int(11) NOT NULL,
              `s` date NOT NULL,
              `e` date NOT NULL,
              PERIOD FOR `pp` (`s`, `e`),
              PRIMARY KEY (`id`,`pp` WITHOUT OVERLAPS)
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_cs""", """
            CREATE TABLE `pg` (
              `id` int(11) NOT NULL,
              `a` varchar(100) /*M!100301 COMPRESSED*/ DEFAULT NULL,
              `b` blob /*M!100301 COMPRESSED*/ DEFAULT NULL,
              PRIMARY KEY (`id`)
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_cs `PAGE_COMPRESSED`=1 \
            `PAGE_COMPRESSION_LEVEL`=3""", """
            CREATE TABLE `sysver` (
              `id` int(11) NOT NULL,
              `a` int(11) DEFAULT NULL,
              PRIMARY KEY (`id`)
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_cs WITH SYSTEM VERSIONING""", """
            CREATE TABLE `types` (
              `a` tinyint(1) DEFAULT NULL,
              `b` tinyint(1) DEFAULT NULL,
              `c` decimal(65,30) unsigned zerofill DEFAULT NULL,
              `d` double(10,3) DEFAULT NULL,
              `e` float(7,4) DEFAULT NULL,
              `f` year(4) DEFAULT NULL,
              `g` time(3) DEFAULT NULL,
              `h` timestamp(3) NULL DEFAULT NULL,
              `i` mediumblob DEFAULT NULL,
              `j` longtext DEFAULT NULL,
              `k` int(10) unsigned zerofill DEFAULT NULL,
              `l` char(0) DEFAULT NULL,
              `m` char(5) CHARACTER SET utf8mb3 COLLATE utf8mb3_general_ci DEFAULT NULL,
              `n` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
              `o` timestamp NOT NULL DEFAULT '2001-01-01 00:00:00',
              `p` int(11) DEFAULT -5,
              `q` datetime DEFAULT '0000-00-00 00:00:00',
              `r` bigint(20) DEFAULT (1 + 2),
              `s` date DEFAULT curdate(),
              `t` varchar(10) DEFAULT 'abc',
              `u` int(11) DEFAULT NULL CHECK (`u` > 0),
              `w` int(11) DEFAULT NULL COMMENT 'c' CHECK (`w` < 5),
              `x` int(11) DEFAULT (`a` + 1),
              `y` varchar(10) DEFAULT user(),
              `z` timestamp NOT NULL DEFAULT current_timestamp() ON UPDATE current_timestamp(),
              `aa` text DEFAULT 'it\\'s',
              `bb` bit(3) DEFAULT b'1',
              `cc` timestamp NOT NULL,
              UNIQUE KEY `n` (`n`)
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_cs""", """
            CREATE TABLE `useseq` (
              `id` int(11) NOT NULL DEFAULT nextval(`ma`.`seq1`),
              PRIMARY KEY (`id`)
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_cs""", """
            CREATE TABLE `uu` (
              `id` uuid NOT NULL DEFAULT uuid(),
              `i` inet6 DEFAULT NULL,
              `j` inet4 DEFAULT NULL,
              PRIMARY KEY (`id`)
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_cs""", """
            CREATE TABLE `we``ird, (name)` (
              `id``x` int(11) NOT NULL AUTO_INCREMENT COMMENT 'it''s a "quote", (paren) `tick` -- no /* comment */ \\\\ \
            back KEY `x` (`y`)',
              `col,umn` varchar(20) DEFAULT 'a,b(''c'')',
              `e` enum('a,b','c(d','it''s','x)y','KEY `k` (`e`),','\\\\\\\\') NOT NULL DEFAULT 'a,b',
              `s` set('p','q''r') DEFAULT NULL,
              PRIMARY KEY (`id``x`),
              UNIQUE KEY `u,1` (`col,umn`),
              KEY `k``1 (a,b)` (`e`,`col,umn`(5)) COMMENT 'idx ), KEY comment',
              FULLTEXT KEY `ft` (`col,umn`)
            ) ENGINE=InnoDB AUTO_INCREMENT=77 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_cs COMMENT='table, KEY \
            `z` (`q`) ) ENGINE=MyISAM it''s'""");

    static final List<String> VIEWS = List.of("""
            CREATE ALGORITHM=MERGE DEFINER=`serai`@`%` SQL SECURITY INVOKER VIEW `ma`.`a_v2` AS select `v1`.`pid` AS \
            `pid`,`v1`.`b` AS `b`,`v1`.`id` AS `id` from `ma`.`v1` where `v1`.`pid` in (select `ma`.`part_h`.`id` from \
            `ma`.`part_h`)""", """
            CREATE ALGORITHM=UNDEFINED DEFINER=`serai`@`%` SQL SECURITY DEFINER VIEW `ma`.`v10` AS (select \
            `ma`.`parent`.`id` AS `id` from `ma`.`parent`) union (select `ma`.`part_k`.`id` AS `id` from `ma`.`part_k`) \
            order by 1""", """
            CREATE ALGORITHM=UNDEFINED DEFINER=`serai`@`%` SQL SECURITY DEFINER VIEW `ma`.`v11` AS select `a`.`id` AS `id` \
            from ((`ma`.`parent` `a` join `ma`.`parent` `b`) join ((select 1 AS `x`) `c` join `ma`.`part_k`))""", """
            CREATE ALGORITHM=UNDEFINED DEFINER=`serai`@`%` SQL SECURITY DEFINER VIEW `ma`.`v3` AS select `ma`.`we``ird, \
            (name)`.`col,umn` AS `x``y`,'parent.x `ma`.`parent`' AS `t`,_utf8mb4'abc' collate utf8mb4_uca1400_ai_ci AS `u` \
            from `ma`.`we``ird, (name)`""", """
            CREATE ALGORITHM=UNDEFINED DEFINER=`sch_role` SQL SECURITY DEFINER VIEW `ma`.`v5` AS select `ma`.`parent`.`id` \
            AS `id` from `ma`.`parent`""", """
            CREATE ALGORITHM=UNDEFINED DEFINER=`serai`@`%` SQL SECURITY DEFINER VIEW `ma`.`v6` AS with recursive c1 as \
            (select `ma`.`parent`.`id` AS `id` from `ma`.`parent` union all select `c1`.`id` + 1 AS `id+1` from `c1` where \
            `c1`.`id` < 5)select `c1`.`id` AS `id`,`p`.`id` AS `i2`,extract(year from current_timestamp()) AS \
            `y`,trim(both 'x' from 'xx') AS `t`,`j`.`a` AS `a`,`ma`.`child`.`q` AS `q` from ((`c1` join (`ma`.`parent` `p` \
            left join (`ma`.`child` join `ma`.`part_h`) on(`p`.`id` = `ma`.`child`.`p` and `ma`.`part_h`.`id` = \
            `p`.`id`))) join JSON_TABLE('[1]', '$[*]' COLUMNS (`a` int(11) PATH '$')) `j`) where (`p`.`id`,1) in (select \
            `ma`.`part_h`.`id`,2 from `ma`.`part_h` PARTITION (`p0`)) and exists(select 1 from `ma`.`parent` limit 1) \
            group by 1,2,3,4,5,6 having count(0) > 0 order by 1 limit 5""");

    private MariaDbTables() {}
}
