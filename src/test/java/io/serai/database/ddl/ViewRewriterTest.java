package io.serai.database.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.database.TableName;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ViewRewriterTest {
    private static final TableName VIEW = new TableName("d", "v");

    static Stream<String> views() {
        return Stream.of(MySqlTables.VIEWS, MariaDbTables.VIEWS, SakilaTables.VIEWS)
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("views")
    void changesNothingButTheNameWhereNothingIsRenamed(String sql) {
        Rewritten rewritten =
                Rewriting.between(Rewriting.MYSQL, Rewriting.MYSQL).view(VIEW, sql, true);
        String body = sql.substring(sql.indexOf(" AS ", sql.indexOf(" VIEW ")))
                .replace("utf8mb4_uca1400_ai_ci", "utf8mb4_unicode_520_ci");
        assertThat(rewritten.create()).endsWith("VIEW `d`.`v`" + body);
    }

    @ParameterizedTest
    @MethodSource("views")
    void followsItsTablesIntoAnotherDatabase(String sql) {
        DdlRewriter rewriter =
                new DdlRewriter(Rewriting.MYSQL, Rewriting.MYSQL, n -> new TableName("new_" + n.database(), n.table()));
        String renamed = rewriter.view(VIEW, sql, true).create();
        String expected = sql.replaceAll("'[^']*'", "''")
                .replaceAll(
                        "`(my|ma|sakila)`\\.`((?:[^`]|``)+)`(?!\\s*AS `id` from `my`.`parent` `my`)", "`new_$1`.`$2`");
        assertThat(renamed.replaceAll("'[^']*'", "''").replaceFirst(".* VIEW `new_d`\\.`v` ", ""))
                .isEqualTo(expected.replaceFirst(".* VIEW `new_\\w+`\\.`\\w+` ", "")
                        .replace("uca1400_ai_ci", "unicode_520_ci"));
    }

    @Test
    void tellsTablesFromAliases() {
        String sql =
                "CREATE VIEW `a`.`v` AS select `a`.`t`.`x` AS `x`,`t`.`b` AS `b`,'`a`.`t`' AS `c` from ((`a`.`t` join `a`.`u` `t2`"
                        + " on((`t2`.`t` = `a`.`t`.`t`))) join `b`.`t` `a` on(exists(select 1 from `a`.`t` where `a`.`t` > 1)))";
        assertThat(CreateView.reads(sql)).containsExactly(name("a.t"), name("a.u"), name("b.t"));
        Rewritten rewritten = Rewriting.renaming(Rewriting.MYSQL, Rewriting.MYSQL, "b.t", "c.other")
                .view(name("a.v"), sql, true);
        assertThat(rewritten.isRefused()).isFalse();
        assertThat(rewritten.create()).isEqualTo(sql.replace("`b`.`t` `a`", "`c`.`other` `a`"));
    }

    @Test
    void renamesTheColumnsOfARenamedViewWithoutAlias() {
        String sql =
                "CREATE VIEW `a`.`v` AS select `t`.`x` AS `x`,`a`.`t`.`y` AS `y` from `a`.`t` where `t`.`x` > 1 order by `t`.`x`";
        assertThat(Rewriting.renaming(Rewriting.MYSQL, Rewriting.MYSQL, "a.t", "b.s")
                        .view(name("a.v"), sql, true)
                        .create())
                .isEqualTo(
                        "CREATE VIEW `a`.`v` AS select `s`.`x` AS `x`,`b`.`s`.`y` AS `y` from `b`.`s` where `s`.`x` > 1 order by `s`.`x`");
    }

    @Test
    void refusesToRenameWhatANameMeansTwice() {
        String sql = "CREATE VIEW `a`.`v` AS select `t`.`x` AS `x` from (`a`.`t` join `b`.`t`)";
        Rewritten rewritten = Rewriting.renaming(Rewriting.MYSQL, Rewriting.MYSQL, "a.t", "a.s")
                .view(name("a.v"), sql, true);
        assertThat(rewritten.refusals())
                .singleElement()
                .asString()
                .contains("`t`", "Create the view on the target yourself");
    }

    @Test
    void dropsADefinerThatIsNotOnTheTarget() {
        String sql =
                "CREATE ALGORITHM=MERGE DEFINER=`no``body`@`%` SQL SECURITY DEFINER VIEW `a`.`v` AS select 1 AS `1`";
        DdlRewriter rewriter = Rewriting.between(Rewriting.MYSQL, Rewriting.MYSQL);
        Rewritten dropped = rewriter.view(name("a.v"), sql, false);
        assertThat(dropped.create())
                .isEqualTo("CREATE ALGORITHM=MERGE SQL SECURITY DEFINER VIEW `a`.`v` AS select 1 AS `1`");
        assertThat(dropped.notes()).singleElement().asString().contains("`no``body`@`%`");
        assertThat(rewriter.view(name("a.v"), sql, true).create()).isEqualTo(sql);
        assertThat(new ShowCreate.View(sql, "").definer()).hasValue(java.util.Map.entry("no`body", "%"));
        assertThat(new ShowCreate.View("CREATE DEFINER=`role` VIEW `v` AS select 1", "").definer())
                .hasValue(java.util.Map.entry("role", ""));
    }

    private static TableName name(String full) {
        return Rewriting.name(full);
    }
}
