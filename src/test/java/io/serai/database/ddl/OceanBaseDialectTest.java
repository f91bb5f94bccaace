package io.serai.database.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.oceanbase.tools.sqlparser.OBMySQLParser;
import io.serai.database.TableName;
import io.serai.database.ddl.Rewritten.Addition;
import java.io.StringReader;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tried by OceanBase's own grammar, not by a server. */
final class OceanBaseDialectTest {
    static Stream<Arguments> tables() {
        return Stream.concat(
                Stream.concat(MySqlTables.TABLES.stream(), SakilaTables.TABLES.stream())
                        .map(sql -> Arguments.of(Rewriting.MYSQL, sql)),
                MariaDbTables.TABLES.stream().map(sql -> Arguments.of(Rewriting.MARIADB, sql)));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyTableParsesOrIsRefused(ServerProfile source, String sql) {
        TableName name = new TableName("d", Tokenizer.tokens(sql).get(2).name());
        for (Deferral deferral : Deferral.values()) {
            Rewritten rewritten = Rewriting.between(source, Rewriting.OCEANBASE).table(name, sql, deferral);
            if (!rewritten.isRefused()) {
                parse(rewritten.create());
                Stream.concat(rewritten.indexes().stream(), rewritten.foreignKeys().stream())
                        .forEach(a -> parse(a.statement(name)));
                assertThat(rewritten.notes()).isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.serai.database.ddl.ViewRewriterTest#views")
    void everyViewParsesOrIsRefused(String sql) {
        Rewritten rewritten =
                Rewriting.between(Rewriting.MYSQL, Rewriting.OCEANBASE).view(new TableName("d", "v"), sql, false);
        if (!rewritten.isRefused()) {
            parse(rewritten.create());
        }
    }

    @Test
    void refusesFewTablesAndSaysWhichAndWhy() {
        assertThat(tables().filter(a -> rewrite(a).isRefused()))
                .extracting(a -> Tokenizer.tokens((String) a.get()[1]).get(2).name())
                .containsExactly(
                        "myis", "we`ird, (name)", "idxopt", "mge", "per", "sysver", "useseq", "uu", "we`ird, (name)");
        assertThat(tables().flatMap(a -> rewrite(a).refusals().stream())).allMatch(r -> r.matches("(?s).+\\. .+\\."));
    }

    private static Rewritten rewrite(Arguments arguments) {
        String sql = (String) arguments.get()[1];
        TableName name = new TableName("d", Tokenizer.tokens(sql).get(2).name());
        return Rewriting.between((ServerProfile) arguments.get()[0], Rewriting.OCEANBASE)
                .table(name, sql, Deferral.ALL);
    }

    @Test
    void saysAllThatATableBecomes() {
        Rewritten gen = mysql("gen");
        assertThat(gen.create()).doesNotContain("ENGINE", "INVISIBLE", "0900").contains("COLLATE=utf8mb4_bin");
        assertThat(gen.notes())
                .anyMatch(n -> n.contains("ENGINE=InnoDB"))
                .anyMatch(n -> n.startsWith("INVISIBLE is left out") && n.endsWith(": `h`."))
                .anyMatch(n -> n.startsWith("DESC is left out") && n.endsWith(": index `kd`."))
                .anyMatch(n -> n.contains("on an expression: index `fx`, index `fx2`."));
        assertThat(mysql("part_h").create()).endsWith("PARTITION BY HASH (`id`)\nPARTITIONS 4");
        assertThat(mysql("part_h").notes()).anyMatch(n -> n.startsWith("LINEAR is left out"));
        assertThat(mysql("part_r").create()).doesNotContain("ENGINE", "COMMENT");
        assertThat(mysql("part_r").notes()).contains("Left out of a partition: COMMENT 'p, (0)'.");
        assertThat(mysql("charsets").create())
                .contains("`d` text CHARACTER SET gbk COLLATE gbk_chinese_ci,", "`k` varbinary(10) DEFAULT (0x00FF),");
        assertThat(mysql("geo").create()).contains("`p` point NOT NULL SRID 4326,");
        assertThat(Rewriting.between(Rewriting.MARIADB, Rewriting.OCEANBASE)
                        .table(new TableName("d", "t"), Rewriting.find(MariaDbTables.TABLES, "part_l"), Deferral.ALL)
                        .create())
                .contains("PARTITION `b` VALUES IN (DEFAULT))");
    }

    @Test
    void createsIndexesWithTheTableThatOnlySomeVersionsTake() {
        Rewritten gen = mysql("gen");
        assertThat(gen.indexes()).extracting(Addition::name).containsExactly("kc", "kd", "ke");
        assertThat(gen.create()).contains("KEY `fx` (", "KEY `fx2` (");
        assertThat(mysql("geo").create()).contains("SPATIAL KEY `sp`");
    }

    @Test
    void createsDatabases() {
        Rewritten database = Rewriting.between(Rewriting.MYSQL, Rewriting.OCEANBASE)
                .database(
                        "shop",
                        "CREATE DATABASE `shop` /*!40100 DEFAULT CHARACTER SET latin1 */ /*!80016 DEFAULT ENCRYPTION='N' */");
        assertThat(database.create())
                .isEqualTo(
                        "CREATE DATABASE IF NOT EXISTS `shop` DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci");
        parse(database.create());
    }

    private static Rewritten mysql(String table) {
        return Rewriting.between(Rewriting.MYSQL, Rewriting.OCEANBASE)
                .table(new TableName("d", table), Rewriting.find(List.copyOf(MySqlTables.TABLES), table), Deferral.ALL);
    }

    private static void parse(String sql) {
        assertThatCode(() -> new OBMySQLParser().parse(new StringReader(sql)))
                .as(sql)
                .doesNotThrowAnyException();
    }
}
