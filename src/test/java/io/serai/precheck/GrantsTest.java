package io.serai.precheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.database.TableName;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class GrantsTest {
    private static final Set<String> SELECT = Set.of("SELECT");

    private static Grants grants(String... lines) {
        return Grants.of("app@10.%", List.of(lines));
    }

    private static TableName table(String database, String name) {
        return new TableName(database, name);
    }

    @Test
    void aGlobalGrantIsOnEverything() {
        Grants grants = grants("GRANT SELECT, REPLICATION SLAVE ON *.* TO `app`@`10.%` IDENTIFIED BY PASSWORD '*ON'");
        assertThat(grants.allows(SELECT, table("shop", "orders"))).isTrue();
        assertThat(grants.allows(Set.of("REPLICATION SLAVE"), table("*", "*"))).isTrue();
        assertThat(grants.allows(Set.of("INSERT"), table("shop", "orders"))).isFalse();
    }

    @Test
    void allPrivilegesHoldEveryPrivilege() {
        Grants grants = grants("GRANT ALL PRIVILEGES ON `shop`.* TO `app`@`10.%` WITH GRANT OPTION");
        assertThat(grants.allows(Set.of("CREATE VIEW"), table("shop", "v"))).isTrue();
        assertThat(grants.allows(Set.of("CREATE VIEW"), table("crm", "v"))).isFalse();
        assertThat(grants.allows(Set.of("REPLICATION SLAVE"), table("*", "*"))).isFalse();
    }

    @Test
    void wildcardsOfADatabaseCountUnlessEscaped() {
        Grants grants = grants("GRANT SELECT ON `a_b`.* TO x", "GRANT SELECT ON `c\\_d%`.* TO x");
        assertThat(grants.allows(SELECT, table("axb", "t"))).isTrue();
        assertThat(grants.allows(SELECT, table("c_d", "t"))).isTrue();
        assertThat(grants.allows(SELECT, table("c_dee", "t"))).isTrue();
        assertThat(grants.allows(SELECT, table("cxd", "t"))).isFalse();
    }

    @Test
    void aGrantOnATableIsOnThatTableOnly() {
        Grants grants = grants("GRANT SELECT, INSERT (`a ON ``x``.b`) ON `shop`.`we ON ``ird` TO `app`@`10.%`");
        assertThat(grants.allows(SELECT, table("shop", "we ON `ird"))).isTrue();
        assertThat(grants.allows(SELECT, table("shop", "orders"))).isFalse();
        assertThat(grants.allows(SELECT, table("shop", "*"))).isFalse();
        assertThat(grants.allows(Set.of("INSERT"), table("shop", "we ON `ird"))).isFalse();
    }

    @Test
    void aPartialRevokeTakesFromAGlobalGrant() {
        Grants grants = grants(
                "GRANT SELECT, LOCK TABLES ON *.* TO `app`@`10.%`", "REVOKE SELECT ON `shop`.* FROM `app`@`10.%`");
        assertThat(grants.allows(SELECT, table("shop", "orders"))).isFalse();
        assertThat(grants.allows(SELECT, table("crm", "orders"))).isTrue();
        assertThat(grants.allows(Set.of("LOCK TABLES"), table("shop", "*"))).isTrue();
    }

    @Test
    void rolesProxiesAndRoutinesGiveNothing() {
        Grants grants = grants(
                "GRANT `reader`@`%` TO `app`@`10.%`",
                "GRANT PROXY ON ''@'' TO 'root'@'localhost' WITH GRANT OPTION",
                "GRANT EXECUTE ON PROCEDURE `shop`.`p` TO `app`@`10.%`",
                "SET DEFAULT ROLE `reader` FOR `app`@`10.%`",
                "GRANT USAGE ON *.* TO `app`@`10.%`");
        assertThat(grants.allows(SELECT, table("shop", "p"))).isFalse();
    }

    @Test
    void whatIsMissingIsGrantedByOneStatementForEachDatabase() {
        assertThat(Need.statements(
                        List.of(
                                Need.on(table("shop", "a"), "SELECT"),
                                Need.on(table("shop", "b"), "SELECT"),
                                Need.onDatabase("shop", "LOCK TABLES"),
                                Need.onServer("BINLOG MONITOR", "SUPER")),
                        grants().account()))
                .isEqualTo("GRANT BINLOG MONITOR ON *.* TO `app`@`10.%`;"
                        + " GRANT LOCK TABLES, SELECT ON `shop`.* TO `app`@`10.%`;");
    }
}
