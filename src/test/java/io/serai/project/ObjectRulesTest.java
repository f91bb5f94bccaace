package io.serai.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.config.Json;
import io.serai.database.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ObjectRulesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shop.orders|orders|true",
                "shop.orders|Orders|false",
                "shop.orders|orders2|false",
                "shop.*|anything|true",
                "shop.order?|orders|true",
                "shop.order?|order|false",
                "shop.order?|orders2|false",
                "shop.*_log|_log|true",
                "shop.*_log|a_log_b|false",
                "shop.t[0-9]|t5|true",
                "shop.t[0-9]|tx|false",
                "shop.t[!0-9]|tx|true",
                "shop.t[!0-9]|t5|false",
                "shop.t[abc]x|tbx|true",
                "shop.t[]]|t]|true",
                "shop.t[^a]|t^|true",
                "shop.t[^a]|ta|true",
                "shop.t[^a]|tb|false",
                "shop.t[a-c-]|t-|true",
                "shop.t[\\d]|td|true",
                "shop.t[\\d]|t5|false",
                "shop.t[a&&b]|t&|true",
                "shop.t[[]|t[|true",
                "shop.a.b|a.b|true",
                "shop.a.b|axb|false",
                "shop.a+b|a+b|true",
                "shop.a+b|aab|false",
                "shop.(a)|(a)|true",
                "shop.(a)|a|false",
                "shop.^a$|a|false",
                "shop.^a$|^a$|true",
                "shop.\\Qa\\E|a|false",
                "shop.\\Qa\\E|\\Qa\\E|true",
                "shop.{a}|{a}|true",
                "shop.数据?|数据表|true"
            })
    void aRuleIsAGlobAndNeverARegularExpression(String rule, String table, boolean taken) {
        assertThat(new ObjectRules(List.of(rule), List.of())
                        .target(name("shop", table))
                        .isPresent())
                .isEqualTo(taken);
    }

    @Test
    void aNameMayHoldALineEnd() {
        assertThat(new ObjectRules(List.of("shop.a*"), List.of()).target(name("shop", "a\nb")))
                .isPresent();
    }

    @Test
    void theDatabaseIsTakenLiterally() {
        ObjectRules rules = new ObjectRules(List.of("sh.p.*", "a-b.*"), List.of());
        assertThat(rules.target(name("shop", "p.x"))).isEmpty();
        assertThat(rules.target(name("Sh", "p.x"))).isEmpty();
        assertThat(rules.target(name("sh", "p.x"))).isPresent();
        assertThat(rules.databases()).containsExactly("sh", "a-b");
    }

    @Test
    void anExcludeWinsOverEveryInclude() {
        ObjectRules rules = new ObjectRules(List.of("shop.orders", "shop.*"), List.of("shop.o*"));
        assertThat(rules.target(name("shop", "orders"))).isEmpty();
        assertThat(rules.target(name("shop", "items"))).contains(name("shop", "items"));
        assertThat(rules.target(name("crm", "items"))).isEmpty();
    }

    @Test
    void theFirstIncludeThatMatchesDecidesTheName() {
        ObjectRules rules = new ObjectRules(
                List.of("shop.orders=ocean.bestellungen", "shop.*=ocean.*", "crm.customer=crm2.client"), List.of());
        assertThat(rules.target(name("shop", "orders"))).contains(name("ocean", "bestellungen"));
        assertThat(rules.target(name("shop", "items"))).contains(name("ocean", "items"));
        assertThat(rules.target(name("crm", "customer"))).contains(name("crm2", "client"));
        assertThat(rules.databases()).containsExactly("shop", "crm");
    }

    @Test
    void theTargetsTableMayHoldAPoint() {
        assertThat(new ObjectRules(List.of("a.b=c.d.e"), List.of()).target(name("a", "b")))
                .contains(name("c", "d.e"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "shop",
                "shop.",
                ".orders",
                "*.orders",
                "sh?p.orders",
                "sh[o]p.x",
                "shop.[a",
                "shop.[",
                "shop.[]",
                "shop.[!]",
                "shop.[z-a]",
                " shop.a",
                "shop.a ",
                "shop.a=",
                "shop.a=x",
                "shop.a=x.",
                "shop.a=.y",
                "shop.a=x.y=z",
                "=x.y",
                "shop.a = x.y",
                "shop.a= x.y",
                "shop. a",
                "shop .a",
                "shop.a=x. y",
                "shop.*=x.old_*",
                "shop.*=*.x",
                "shop.*=x.[a]"
            })
    void aRuleThatCouldNotMeanWhatItsWriterThoughtIsRefused(String rule) {
        assertThat(ObjectRules.flaw(rule, true)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.orders", "shop.*", "shop.[a-z]*", "a.b=c.d", "a.*=c.*", "a.b c", "数据.表", "shop.`x`"})
    void otherRulesHaveNoFlaw(String rule) {
        assertThat(ObjectRules.flaw(rule, true)).isEmpty();
    }

    @Test
    void anExcludeCanNotRename() {
        assertThat(ObjectRules.flaw("a.b=c.d", false)).get().asString().contains("can not rename");
        assertThat(ObjectRules.flaw("a.b", false)).isEmpty();
    }

    @Test
    void comesBackFromJsonAsItWas() {
        ObjectRules rules = new ObjectRules(List.of("shop.[\\d]*", "a.b=c.d"), List.of("shop.tmp_*"));
        assertThat(Json.read(Json.write(rules), ObjectRules.class)).isEqualTo(rules);
    }

    private static TableName name(String database, String table) {
        return new TableName(database, table);
    }
}
