package io.serai.database.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.database.TableName;
import io.serai.database.ddl.Rewritten.Addition;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DdlRewriterTest {
    private static final String ORDERS = """
            CREATE TABLE `orders` (
              `id` int NOT NULL AUTO_INCREMENT,
              `day` date DEFAULT NULL,
              `note` text,
              PRIMARY KEY (`day`,`id`),
              UNIQUE KEY `u` (`note`(10)),
              KEY `other` (`day`,`id`),
              KEY `auto` (`id`,`day`),
              FULLTEXT KEY `words` (`note`) /*!50100 WITH PARSER `ngram` */ ,
              CONSTRAINT `to,customer` FOREIGN KEY (`day`, `id`) REFERENCES `customer` (`a`, `b`) ON DELETE CASCADE,
              CONSTRAINT `to_self` FOREIGN KEY (`id`) REFERENCES `orders` (`id`),
              CONSTRAINT `to_crm` FOREIGN KEY (`id`) REFERENCES `crm`.`person` (`id`)
            ) ENGINE=InnoDB AUTO_INCREMENT=42 DEFAULT CHARSET=latin1""";

    @Test
    void holdsBackIndexesThatNoLoadNeeds() {
        Rewritten rewritten = Rewriting.between(Rewriting.MYSQL, Rewriting.MYSQL)
                .table(new TableName("shop", "orders"), ORDERS, Deferral.ALL);
        assertThat(rewritten.indexes())
                .containsExactly(
                        new Addition("other", "ADD KEY `other` (`day`,`id`)", false),
                        new Addition("words", "ADD FULLTEXT KEY `words` (`note`) WITH PARSER `ngram`", true));
        assertThat(rewritten.create()).isEqualTo("""
                        CREATE TABLE `shop`.`orders` (
                          `id` int NOT NULL AUTO_INCREMENT,
                          `day` date DEFAULT NULL,
                          `note` text,
                          PRIMARY KEY (`day`,`id`),
                          UNIQUE KEY `u` (`note`(10)),
                          KEY `auto` (`id`,`day`)
                        ) ENGINE=InnoDB AUTO_INCREMENT=42 DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci""");
        assertThat(rewritten.notes()).isEmpty();
    }

    @Test
    void holdsBackOnlyUnusualIndexesOnRequest() {
        Rewritten rewritten = Rewriting.between(Rewriting.MYSQL, Rewriting.MYSQL)
                .table(new TableName("shop", "t"), """
                        CREATE TABLE `t` (
                          `a` int NOT NULL,
                          `b` text,
                          `g` geometry NOT NULL,
                          PRIMARY KEY (`a`),
                          KEY `plain` (`b`(10),`a`),
                          KEY `calculated` ((`a` + 1)),
                          FULLTEXT KEY `words` (`b`),
                          SPATIAL KEY `place` (`g`)
                        ) ENGINE=InnoDB DEFAULT CHARSET=latin1""", Deferral.UNUSUAL);
        assertThat(rewritten.indexes()).extracting(Addition::name).containsExactly("calculated", "words", "place");
        assertThat(rewritten.create()).contains("KEY `plain` (`b`(10),`a`)");
    }

    @Test
    void refusesAGeneratedPrimaryKeyOnMariaDb() {
        String create = """
                CREATE TABLE `t` (
                  `a` int NOT NULL,
                  `k` int GENERATED ALWAYS AS ((`a` * 2)) STORED NOT NULL,
                  PRIMARY KEY (`a`,`k`)
                ) ENGINE=InnoDB""";
        TableName name = new TableName("shop", "t");
        assertThat(Rewriting.between(Rewriting.MYSQL, Rewriting.MARIADB)
                        .table(name, create, Deferral.ALL)
                        .refusals())
                .singleElement()
                .asString()
                .contains("`k`", "primary key");
        assertThat(Rewriting.between(Rewriting.MYSQL, Rewriting.MYSQL)
                        .table(name, create, Deferral.ALL)
                        .refusals())
                .isEmpty();
    }

    @Test
    void alwaysHoldsBackForeignKeys() {
        Rewritten rewritten = Rewriting.renaming(Rewriting.MYSQL, Rewriting.MYSQL, "shop.customer", "shop2.client")
                .table(new TableName("shop", "orders"), ORDERS, Deferral.NONE);
        assertThat(rewritten.indexes()).isEmpty();
        assertThat(rewritten.create()).contains("KEY `other`").doesNotContain("FOREIGN");
        assertThat(rewritten.foreignKeys())
                .extracting(a -> a.statement(new TableName("shop", "orders")))
                .containsExactly(
                        "ALTER TABLE `shop`.`orders` ADD CONSTRAINT `to,customer` FOREIGN KEY (`day`, `id`)"
                                + " REFERENCES `shop2`.`client` (`a`, `b`) ON DELETE CASCADE",
                        "ALTER TABLE `shop`.`orders` ADD CONSTRAINT `to_self` FOREIGN KEY (`id`) REFERENCES `orders` (`id`)",
                        "ALTER TABLE `shop`.`orders` ADD CONSTRAINT `to_crm` FOREIGN KEY (`id`) REFERENCES `crm`.`person` (`id`)");
    }

    @Test
    void saysWhereATableStaysWhenOnlyTheOneThatRefersToItMoves() {
        Rewritten rewritten = Rewriting.renaming(Rewriting.MYSQL, Rewriting.MYSQL, "shop.orders", "crm.orders")
                .table(new TableName("shop", "orders"), ORDERS, Deferral.NONE);
        assertThat(rewritten.create()).startsWith("CREATE TABLE `crm`.`orders` (");
        assertThat(rewritten.foreignKeys())
                .extracting(Addition::clause)
                .satisfiesExactly(
                        customer -> assertThat(customer).contains("REFERENCES `shop`.`customer`"),
                        self -> assertThat(self).contains("REFERENCES `orders`"),
                        person -> assertThat(person).contains("REFERENCES `person`"));
    }

    @Test
    void makesEveryTableTransactional() {
        Rewritten rewritten = table(Rewriting.MYSQL, Rewriting.MYSQL, MySqlTables.TABLES, "mem");
        assertThat(rewritten.create()).contains("ENGINE=InnoDB");
        assertThat(rewritten.indexes()).extracting(Addition::clause).containsExactly("ADD KEY `ka` (`a`)");
        assertThat(rewritten.notes()).singleElement().asString().startsWith("Engine MEMORY becomes InnoDB");
        assertThat(table(Rewriting.MYSQL, Rewriting.MYSQL, MySqlTables.TABLES, "myis")
                        .refusals())
                .singleElement()
                .asString()
                .contains("`x` leads no index");
        assertThat(table(Rewriting.MARIADB, Rewriting.MARIADB, MariaDbTables.TABLES, "aria")
                        .create())
                .contains("ENGINE=InnoDB")
                .doesNotContain("PAGE_CHECKSUM", "TRANSACTIONAL");
        assertThat(table(Rewriting.MARIADB, Rewriting.MARIADB, MariaDbTables.TABLES, "mge")
                        .isRefused())
                .isTrue();
    }

    @Test
    void carriesTablesBetweenServersOfOneKindAsTheyAre() {
        for (String name : List.of("gen", "part_r", "part_l", "part_h", "rf", "geo", "vec", "g2", "enc", "types")) {
            Rewritten rewritten = Rewriting.between(Rewriting.MYSQL, Rewriting.MYSQL)
                    .table(new TableName("my", name), Rewriting.find(MySqlTables.TABLES, name), Deferral.NONE);
            assertThat(rewritten.notes()).as(name).isEmpty();
            assertThat(rewritten.refusals()).as(name).isEmpty();
        }
    }

    @Test
    void takesTheIntroducerFromTextsThatMariaDbWouldNotEscape() {
        String create = """
                CREATE TABLE `t` (
                  `a` varchar(20) DEFAULT (concat(_utf8mb4'it\\'s',_utf8mb4'plain')),
                  `b` varchar(20) GENERATED ALWAYS AS (concat(`a`,_utf8mb4'\\\\n')) VIRTUAL,
                  CONSTRAINT `c` CHECK ((`a` <> _latin1'\\''))
                ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4""";
        assertThat(Rewriting.between(Rewriting.MYSQL, Rewriting.MARIADB)
                        .table(new TableName("my", "t"), create, Deferral.NONE)
                        .create())
                .contains("DEFAULT (concat('it\\'s',_utf8mb4'plain'))")
                .contains("AS (concat(`a`,'\\\\n'))")
                .contains("CHECK ((`a` <> '\\''))");
    }

    @Test
    void saysAllThatAMySqlTableBecomesOnMariaDb() {
        Rewritten gen = table(Rewriting.MYSQL, Rewriting.MARIADB, MySqlTables.TABLES, "gen");
        assertThat(gen.create())
                .contains("`c` int GENERATED ALWAYS AS ((`a` + 1)) STORED COMMENT 'stored'")
                .contains("`h` int DEFAULT '5' INVISIBLE")
                .doesNotContain("gen_chk_1");
        assertThat(gen.indexes()).extracting(Addition::clause).contains("ADD KEY `kc` (`c`) IGNORED");
        assertThat(gen.notes()).anyMatch(n -> n.contains("NOT ENFORCED")).anyMatch(n -> n.contains("JSON is LONGTEXT"));
        assertThat(gen.refusals())
                .hasSize(2)
                .allMatch(r -> r.matches("Index `fx2?` is on an expression, which MariaDB can not index\\. .+"));
        Rewritten geo = table(Rewriting.MYSQL, Rewriting.MARIADB, MySqlTables.TABLES, "geo");
        assertThat(geo.create()).contains("`p` point NOT NULL,");
        assertThat(geo.notes()).containsExactly("The SRID is not enforced by MariaDB, which computes on a plane: `p`.");
        assertThat(table(Rewriting.MYSQL, Rewriting.MARIADB, MySqlTables.TABLES, "g2")
                        .create())
                .contains("`gc` geometrycollection");
        assertThat(table(Rewriting.MYSQL, Rewriting.MARIADB, MySqlTables.TABLES, "vec")
                        .refusals())
                .singleElement()
                .asString()
                .contains("VECTOR", "11.4.5");
    }

    @Test
    void saysAllThatAMariaDbTableBecomesOnMySql() {
        Rewritten types = table(Rewriting.MARIADB, Rewriting.MYSQL, MariaDbTables.TABLES, "types");
        assertThat(types.create())
                .contains("`s` date DEFAULT (curdate()),")
                .contains("`y` varchar(10) DEFAULT (user()),")
                .contains("`aa` text DEFAULT ('it\\'s'),")
                .contains("`p` int(11) DEFAULT -5,")
                .contains("`z` timestamp NOT NULL DEFAULT current_timestamp() ON UPDATE current_timestamp(),")
                .contains("`bb` bit(3) DEFAULT b'1',");
        Rewritten gen = table(Rewriting.MARIADB, Rewriting.MYSQL, MariaDbTables.TABLES, "gen");
        assertThat(gen.create())
                .contains(
                        "`j` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT ('{}') CHECK (json_valid(`j`))")
                .contains("CONSTRAINT `chk,1` CHECK (")
                .contains("\n  CHECK (`f` <> 'a)b,c')")
                .contains("COLLATE=utf8mb4_0900_as_cs");
        assertThat(gen.indexes()).extracting(Addition::clause).contains("ADD KEY `kc` (`c`) INVISIBLE");
        assertThat(gen.notes())
                .contains(
                        "utf8mb4_uca1400_as_cs becomes utf8mb4_0900_as_cs, the nearest there is: the table's default.");
        for (String refused : List.of("uu", "useseq", "idxopt", "part_l", "per", "sysver")) {
            assertThat(table(Rewriting.MARIADB, Rewriting.MYSQL, MariaDbTables.TABLES, refused)
                            .isRefused())
                    .as(refused)
                    .isTrue();
        }
    }

    @Test
    void leavesOutWhereTheSourceKeepsPartitions() {
        Rewritten rewritten = Rewriting.between(Rewriting.MARIADB, Rewriting.MARIADB)
                .table(new TableName("d", "t"), """
                        CREATE TABLE `t` (
                          `engine` int NOT NULL
                        ) ENGINE=Aria DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin PAGE_CHECKSUM=1
                         PARTITION BY RANGE (`engine`)
                        SUBPARTITION BY HASH (`engine`)
                        (PARTITION `p0` VALUES LESS THAN (1) DATA DIRECTORY = '/disk2' COMMENT = 'x' ENGINE = Aria
                         (SUBPARTITION `storage` ENGINE = Aria),
                         PARTITION `p1` VALUES LESS THAN MAXVALUE COMMENT = 'engine' ENGINE = Aria
                         (SUBPARTITION `s1` ENGINE = Aria))""", Deferral.NONE);
        assertThat(rewritten.create()).endsWith("""
                        COLLATE=utf8mb4_bin
                        PARTITION BY RANGE (`engine`)
                        SUBPARTITION BY HASH (`engine`)
                        (PARTITION `p0` VALUES LESS THAN (1) COMMENT = 'x'
                         (SUBPARTITION `storage`),
                         PARTITION `p1` VALUES LESS THAN MAXVALUE COMMENT = 'engine'
                         (SUBPARTITION `s1`))""");
        assertThat(rewritten.notes()).contains("Left out of a partition: DATA DIRECTORY '/disk2'.");
    }

    @Test
    void widensTextsWhoseCharactersGrow() {
        Rewritten rewritten = Rewriting.between(Rewriting.MYSQL, Rewriting.MARIADB)
                .table(
                        new TableName("d", "t"),
                        "CREATE TABLE `t` (\n  `a` text CHARACTER SET gb18030 COLLATE gb18030_chinese_ci,\n  `b` char(3)\n)"
                                + " ENGINE=InnoDB DEFAULT CHARSET=gb18030",
                        Deferral.NONE);
        assertThat(rewritten.create())
                .contains("`a` mediumtext CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci,")
                .contains("DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci");
        assertThat(rewritten.notes()).hasSize(2);
    }

    @Test
    void leavesOutWhatOnlyOceanBaseSays() {
        Rewritten rewritten = Rewriting.between(Rewriting.OCEANBASE, Rewriting.MYSQL)
                .table(
                        new TableName("d", "t"),
                        "CREATE TABLE `t` (\n  `a` int(11) NOT NULL,\n  PRIMARY KEY (`a`),\n  KEY `k` (`a`) BLOCK_SIZE 16384 LOCAL\n)"
                                + " DEFAULT CHARSET = utf8mb4 ROW_FORMAT = DYNAMIC COMPRESSION = 'zstd_1.3.8' REPLICA_NUM = 1"
                                + " BLOCK_SIZE = 16384 USE_BLOOM_FILTER = FALSE TABLET_SIZE = 134217728 PCTFREE = 0\n"
                                + " partition by hash(a)\n(partition `p0`,\npartition `p1`)",
                        Deferral.NONE);
        assertThat(rewritten.create())
                .isEqualTo(
                        "CREATE TABLE `d`.`t` (\n  `a` int(11) NOT NULL,\n  PRIMARY KEY (`a`),\n  KEY `k` (`a`)\n)"
                                + " DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci\npartition by hash(a)\n(partition `p0`,\npartition `p1`)");
    }

    @Test
    void refusesWhatItCanNotRead() {
        Rewritten rewritten = Rewriting.between(Rewriting.MYSQL, Rewriting.MYSQL)
                .table(new TableName("d", "t"), "CREATE TABLE `t` (`a` int, KEY `k` (`a`", Deferral.ALL);
        assertThat(rewritten.refusals())
                .singleElement()
                .asString()
                .contains("Create this object on the target yourself");
    }

    @Test
    void createsDatabasesWithTheirDefaults() {
        DdlRewriter toMySql = Rewriting.between(Rewriting.MARIADB, Rewriting.MYSQL);
        assertThat(toMySql.database(
                                "b`2",
                                "CREATE DATABASE `a` /*!40100 DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_cs */"
                                        + " COMMENT 'x COLLATE y'")
                        .create())
                .isEqualTo(
                        "CREATE DATABASE IF NOT EXISTS `b``2` DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_as_cs");
        assertThat(toMySql.database("b", "CREATE DATABASE `a` /*!40100 DEFAULT CHARACTER SET latin1 */")
                        .create())
                .endsWith("DEFAULT CHARACTER SET latin1 COLLATE latin1_swedish_ci");
    }

    @Test
    void takesNamesOffChecks() {
        assertThat(DdlRewriter.withoutCheckNames(
                        new TableName("d", "t"), "CREATE TABLE `x` (\n  `a` int,\n  CONSTRAINT `c` CHECK (`a` > 1)\n)"))
                .isEqualTo("CREATE TABLE `d`.`t` (\n  `a` int,\n  CHECK (`a` > 1)\n)");
    }

    private static Rewritten table(ServerProfile from, ServerProfile to, List<String> tables, String name) {
        return Rewriting.between(from, to).table(new TableName("d", name), Rewriting.find(tables, name), Deferral.ALL);
    }
}
