package io.serai.precheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.database.Sample;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ColumnTypesCheckTest {
    private static final Set<String> MARIADB = Set.of("latin1", "utf8mb3", "utf8mb4", "gbk");

    @Test
    void refusesTextsInACharacterSetThatTheTargetHasNot() {
        assertThat(ColumnTypesCheck.unknown(Sample.column("v", "varchar(10)", "gb18030"), MARIADB))
                .contains("the target has no character set gb18030");
        assertThat(ColumnTypesCheck.unknown(Sample.column("e", "enum('a')", "gb18030"), MARIADB))
                .isPresent();
    }

    @Test
    void refusesASetWhoseValuesLookAlike() {
        assertThat(ColumnTypesCheck.refusal(Sample.column("s", "set('','a')"), false, true))
                .hasValueSatisfying(why -> assertThat(why).contains("the member ''"));
        assertThat(ColumnTypesCheck.refusal(Sample.column("s", "set('a','b')"), true, true))
                .isEmpty();
        assertThat(ColumnTypesCheck.refusal(Sample.column("e", "enum('','a')"), true, true))
                .isEmpty();
    }

    @Test
    void takesTextsInAnyOther() {
        assertThat(ColumnTypesCheck.unknown(Sample.column("v", "varchar(10)", "gbk"), MARIADB))
                .isEmpty();
        assertThat(ColumnTypesCheck.unknown(Sample.column("v", "varchar(10)", "utf8"), MARIADB))
                .isEmpty();
        assertThat(ColumnTypesCheck.unknown(Sample.column("b", "varbinary(10)"), MARIADB))
                .isEmpty();
    }

    @Test
    void leavesASilentTargetToItsOwnItem() {
        assertThat(ColumnTypesCheck.unknown(Sample.column("v", "varchar(10)", "gb18030"), Set.of()))
                .isEmpty();
    }
}
