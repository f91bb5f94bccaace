package io.serai.database.ddl;

import java.util.List;

/** What MySQL 9.7 says of tables and views that hold whatever can be mistaken for something else. */
final class MySqlTables {
    static final String DATABASE = "my";

    static final List<String> TABLES =
            List.of("""
            CREATE TABLE `auto_sec` (
              `a` int NOT NULL,
              `id` bigint unsigned NOT NULL AUTO_INCREMENT,
              PRIMARY KEY (`a`),
              KEY `k2` (`id`,`a`),
              KEY `k3` (`id`)
            ) ENGINE=InnoDB AUTO_INCREMENT=500 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_as_cs""", """
            CREATE TABLE `big` (
              `id` int NOT NULL AUTO_INCREMENT,
              PRIMARY KEY (`id`)
            ) /*!50100 TABLESPACE `innodb_file_per_table` */ ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 \
            COLLATE=utf8mb4_0900_as_cs""", """
            CREATE TABLE `charsets` (
              `a` varchar(10) CHARACTER SET latin1 COLLATE latin1_german1_ci DEFAULT NULL,
              `b` varchar(10) CHARACTER SET utf8mb3 COLLATE utf8mb3_general_ci DEFAULT NULL,
              `c` char(10) CHARACTER SET ucs2 COLLATE ucs2_general_ci DEFAULT NULL,
              `d` text CHARACTER SET gbk COLLATE gbk_chinese_ci,
              `e` varchar(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL,
              `f` varchar(10) CHARACTER SET utf16 COLLATE utf16_general_ci DEFAULT NULL,
              `g` varchar(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci DEFAULT NULL,
              `h` varchar(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_de_pb_0900_ai_ci DEFAULT NULL,
              `i` varchar(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin DEFAULT NULL,
              `j` varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_ja_0900_as_cs_ks DEFAULT NULL,
              `k` varbinary(10) DEFAULT 0x00FF,
              `l` bit(5) DEFAULT b'101',
              `m` varbinary(5) DEFAULT NULL,
              `n` char(3) CHARACTER SET ascii COLLATE ascii_general_ci DEFAULT NULL
            ) ENGINE=InnoDB DEFAULT CHARSET=latin1 ROW_FORMAT=DYNAMIC""", """
            CREATE TABLE `child` (
              `id` int NOT NULL AUTO_INCREMENT,
              `grp` int NOT NULL,
              `p` int DEFAULT NULL,
              `q` int DEFAULT NULL,
              PRIMARY KEY (`grp`,`id`),
              KEY `auto` (`id`),
              KEY `fk1` (`p`),
              KEY `fk2` (`q`,`p`),
              CONSTRAINT `fk,1` FOREIGN KEY (`p`) REFERENCES `parent` (`id`) ON DELETE CASCADE ON UPDATE SET NULL,
              CONSTRAINT `fk2` FOREIGN KEY (`q`, `p`) REFERENCES `parent` (`b`, `id`),
              CONSTRAINT `self` FOREIGN KEY (`p`) REFERENCES `child` (`grp`)
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_as_cs""", """
            CREATE TABLE `enc` (
              `id` int NOT NULL,
              PRIMARY KEY (`id`)
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_as_cs COMPRESSION='zlib'""", """
            CREATE TABLE `g2` (
              `gc` geomcollection DEFAULT NULL,
              `f` varchar(10) COLLATE utf8mb4_0900_as_cs DEFAULT 'a',
              FULLTEXT KEY `x` (`f`) /*!50100 WITH PARSER `ngram` */\s
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_as_cs""", """
            CREATE TABLE `gen` (
              `a` int NOT NULL,
              `b` int GENERATED ALWAYS AS ((`a` * 2)) VIRTUAL,
              `c` int GENERATED ALWAYS AS ((`a` + 1)) STORED NOT NULL COMMENT 'stored',
              `d` json DEFAULT NULL,
              `e` varchar(100) COLLATE utf8mb4_0900_as_cs GENERATED ALWAYS AS \
            (json_unquote(json_extract(`d`,_utf8mb4'$.x'))) VIRTUAL,
              `f` varchar(36) COLLATE utf8mb4_0900_as_cs DEFAULT (uuid()),
              `g` datetime(6) DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
              `h` int DEFAULT '5' /*!80023 INVISIBLE */,
              `i` text COLLATE utf8mb4_0900_as_cs DEFAULT (concat(_utf8mb4'x,',_utf8mb4')y')),
              PRIMARY KEY (`a`),
              KEY `kc` (`c`) /*!80000 INVISIBLE */,
              KEY `kd` (`a` DESC,`c`),
              KEY `fx` (((`a` + `c`))),
              KEY `fx2` ((cast(json_extract(`d`,_utf8mb4'$.y') as unsigned array))),
              KEY `ke` (`e`),
              CONSTRAINT `chk,1` CHECK (((`a` > 0) and (`b` < 1000))),
              CONSTRAINT `gen_chk_1` CHECK ((`f` <> _utf8mb4'a)b,c')) /*!80016 NOT ENFORCED */
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_as_cs""", """
            CREATE TABLE `geo` (
              `id` int NOT NULL AUTO_INCREMENT,
              `p` point NOT NULL /*!80003 SRID 4326 */,
              `q` geometry NOT NULL,
              `l` linestring DEFAULT NULL,
              PRIMARY KEY (`id`),
              SPATIAL KEY `sp` (`p`),
              SPATIAL KEY `sq` (`q`)
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_as_cs""", """
            CREATE TABLE `mem` (
              `id` int DEFAULT NULL,
              `a` varchar(100) COLLATE utf8mb4_0900_as_cs DEFAULT NULL,
              KEY `ka` (`a`) USING HASH
            ) ENGINE=MEMORY DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_as_cs""", """
            CREATE TABLE `mi` (
              `id` int DEFAULT NULL,
              `a` varchar(100) COLLATE utf8mb4_0900_as_cs DEFAULT NULL,
              KEY `ka` (`a`) USING BTREE
            ) ENGINE=MyISAM DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_as_cs""", """
            CREATE TABLE `myis` (
              `id` int NOT NULL,
              `x` int NOT NULL AUTO_INCREMENT,
              PRIMARY KEY (`id`,`x`)
            ) ENGINE=MyISAM DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_as_cs""", """
            CREATE TABLE `parent` (
              `id` int NOT NULL,
              `b` int NOT NULL,
              PRIMARY KEY (`id`),
              UNIQUE KEY `ub` (`b`,`id`)
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_as_cs""", """
            CREATE TABLE `part_h` (
              `id` int NOT NULL,
              `k` int DEFAULT NULL,
              PRIMARY KEY (`id`)
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_as_cs
            /*!50100 PARTITION BY LINEAR HASH (`id`)
            PARTITIONS 4 */""", """
            CREATE TABLE `part_k` (
              `id` int NOT NULL,
              `k` int DEFAULT NULL,
              PRIMARY KEY (`id`)
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_as_cs
            /*!50100 PARTITION BY KEY (id)
            PARTITIONS 3 */""", """
            CREATE TABLE `part_l` (
              `id` int NOT NULL,
              `r` varchar(10) COLLATE utf8mb4_0900_as_cs NOT NULL,
              PRIMARY KEY (`id`,`r`)
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_as_cs
            /*!50500 PARTITION BY LIST  COLUMNS(r)
            (PARTITION a VALUES IN ('x,)','y') ENGINE = InnoDB,
             PARTITION b VALUES IN ('z') ENGINE = InnoDB) */""", """
            CREATE TABLE `part_r` (
              `id` bigint unsigned NOT NULL AUTO_INCREMENT,
              `d` date NOT NULL,
              `v` varchar(10) COLLATE utf8mb4_0900_as_cs DEFAULT NULL,
              PRIMARY KEY (`id`,`d`),
              KEY `v` (`v`)
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_as_cs
            /*!50100 PARTITION BY RANGE (year(`d`))
            SUBPARTITION BY HASH (to_days(`d`))
            SUBPARTITIONS 2
            (PARTITION p0 VALUES LESS THAN (2000) COMMENT = 'p, (0)' ENGINE = InnoDB,
             PARTITION p1 VALUES LESS THAN MAXVALUE ENGINE = InnoDB) */""", """
            CREATE TABLE `rf` (
              `id` int NOT NULL,
              `a` varchar(100) COLLATE utf8mb4_0900_as_cs DEFAULT NULL,
              PRIMARY KEY (`id`),
              KEY `ka` (`a`)
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_as_cs MIN_ROWS=1 MAX_ROWS=1000 AVG_ROW_LENGTH=100 \
            PACK_KEYS=1 STATS_PERSISTENT=1 STATS_AUTO_RECALC=0 STATS_SAMPLE_PAGES=20 CHECKSUM=1 DELAY_KEY_WRITE=1 \
            ROW_FORMAT=COMPRESSED KEY_BLOCK_SIZE=8""", """
            CREATE TABLE `types` (
              `a` tinyint(1) DEFAULT NULL,
              `b` tinyint(1) DEFAULT NULL,
              `c` decimal(65,30) unsigned zerofill DEFAULT NULL,
              `d` double(10,3) DEFAULT NULL,
              `e` float(7,4) DEFAULT NULL,
              `f` year DEFAULT NULL,
              `g` time(3) DEFAULT NULL,
              `h` timestamp(3) NULL DEFAULT NULL,
              `i` mediumblob,
              `j` longtext COLLATE utf8mb4_0900_as_cs,
              `k` int(10) unsigned zerofill DEFAULT NULL,
              `l` char(0) COLLATE utf8mb4_0900_as_cs DEFAULT NULL,
              `m` char(5) CHARACTER SET utf8mb3 COLLATE utf8mb3_general_ci DEFAULT NULL,
              `n` bigint unsigned NOT NULL AUTO_INCREMENT,
              `o` timestamp NOT NULL DEFAULT '2001-01-01 00:00:00',
              `p` int DEFAULT '-5',
              `q` datetime DEFAULT '0000-00-00 00:00:00',
              `r` bigint DEFAULT ((1 + 2)),
              `s` date DEFAULT (curdate()),
              `t` varchar(10) COLLATE utf8mb4_0900_as_cs DEFAULT 'abc',
              UNIQUE KEY `n` (`n`)
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_as_cs""", """
            CREATE TABLE `vec` (
              `id` int NOT NULL,
              `v` vector(3) DEFAULT NULL,
              PRIMARY KEY (`id`)
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_as_cs""", """
            CREATE TABLE `we``ird, (name)` (
              `id``x` int NOT NULL AUTO_INCREMENT COMMENT 'it''s a "quote", (paren) `tick` -- no /* comment */ \\\\ back \
            KEY `x` (`y`)',
              `col,umn` varchar(20) COLLATE utf8mb4_0900_as_cs DEFAULT 'a,b(''c'')',
              `e` enum('a,b','c(d','it''s','x)y','KEY `k` (`e`),','\\\\\\\\') COLLATE utf8mb4_0900_as_cs NOT NULL DEFAULT \
            'a,b',
              `s` set('p','q''r') COLLATE utf8mb4_0900_as_cs DEFAULT NULL,
              PRIMARY KEY (`id``x`),
              UNIQUE KEY `u,1` (`col,umn`),
              KEY `k``1 (a,b)` (`e`,`col,umn`(5)) COMMENT 'idx ), KEY comment',
              FULLTEXT KEY `ft` (`col,umn`)
            ) ENGINE=InnoDB AUTO_INCREMENT=77 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_as_cs COMMENT='table, KEY `z` \
            (`q`) ) ENGINE=MyISAM it''s'""");

    static final List<String> VIEWS = List.of("""
            CREATE ALGORITHM=MERGE DEFINER=`serai`@`%` SQL SECURITY INVOKER VIEW `my`.`a_v2` AS select `my`.`v1`.`pid` AS \
            `pid`,`my`.`v1`.`b` AS `b`,`my`.`v1`.`id` AS `id` from `my`.`v1` where `my`.`v1`.`pid` in (select \
            `my`.`part_h`.`id` from `my`.`part_h`)""", """
            CREATE ALGORITHM=UNDEFINED DEFINER=`serai`@`%` SQL SECURITY DEFINER VIEW `my`.`v1` AS select `p`.`id` AS \
            `pid`,`p`.`b` AS `b`,`c`.`id` AS `id` from (`my`.`parent` `p` join `my`.`child` `c` on((`c`.`p` = `p`.`id`))) \
            where (`p`.`b` > 1) WITH CASCADED CHECK OPTION""", """
            CREATE ALGORITHM=UNDEFINED DEFINER=`serai`@`%` SQL SECURITY DEFINER VIEW `my`.`v3` AS select `my`.`we``ird, \
            (name)`.`col,umn` AS `x``y`,'parent.x `my`.`parent`' AS `t`,(_utf8mb4'abc' collate utf8mb4_0900_ai_ci) AS `u` \
            from `my`.`we``ird, (name)`""", """
            CREATE ALGORITHM=UNDEFINED DEFINER=`nobody`@`%` SQL SECURITY DEFINER VIEW `my`.`v4` AS select \
            `my`.`parent`.`id` AS `id` from `my`.`parent`""", """
            CREATE ALGORITHM=UNDEFINED DEFINER=`serai`@`%` SQL SECURITY DEFINER VIEW `my`.`v6` AS with recursive `c1` as \
            (select `my`.`parent`.`id` AS `id` from `my`.`parent` union all select (`c1`.`id` + 1) AS `id+1` from `c1` \
            where (`c1`.`id` < 5)) select `c1`.`id` AS `id`,`p`.`id` AS `i2`,extract(year from now()) AS `y`,trim(both 'x' \
            from 'xx') AS `t`,`j`.`a` AS `a`,`my`.`child`.`q` AS `q` from (((`c1` join (`my`.`parent` `p` left join \
            (`my`.`child` join `my`.`part_h`) on(((`p`.`id` = `my`.`child`.`p`) and (`my`.`part_h`.`id` = `p`.`id`))))) \
            join json_table('[1]', '$[*]' columns (`a` int path '$')) `j`) join lateral (select `my`.`part_k`.`id` AS `id` \
            from `my`.`part_k` where (`my`.`part_k`.`id` = `p`.`id`)) `l`) where ((`p`.`id`,1) in (select \
            `my`.`part_h`.`id`,2 from `my`.`part_h` PARTITION (`p0`)) and exists(select 1 from `my`.`parent`)) group by \
            `c1`.`id`,`p`.`id`,extract(year from now()),trim(both 'x' from 'xx'),`j`.`a`,`my`.`child`.`q` having (count(0) \
            > 0) order by `c1`.`id` limit 5""", """
            CREATE ALGORITHM=UNDEFINED DEFINER=`serai`@`%` SQL SECURITY DEFINER VIEW `my`.`v7` AS select `my`.`id` AS `id` \
            from `my`.`parent` `my`""");

    private MySqlTables() {}
}
