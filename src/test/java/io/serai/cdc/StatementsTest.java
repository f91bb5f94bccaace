package io.serai.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StatementsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALTER TABLE a MODIFY b DECIMAL(14,4)|true",
                "ALTER TABLE a ADD INDEX i (b)|true",
                "CREATE UNIQUE INDEX i ON a (b)|true",
                "CREATE OR REPLACE INDEX i ON a (b)|true",
                "DROP INDEX i ON a|true",
                "ALTER TABLE a RENAME TO b|false",
                "ALTER TABLE a TRUNCATE PARTITION p|false",
                "ALTER TABLE a DISCARD TABLESPACE|false",
                "TRUNCATE TABLE a|false",
                "DROP TABLE a|false",
                "RENAME TABLE a TO b|false",
                "CREATE OR REPLACE TABLE a (id INT)|false"
            })
    void rowsStayWhereOnlyTheStructureChanges(String sql, boolean stay) {
        assertThat(new Statements(sql, "shop").changesStructureOnly()).isEqualTo(stay);
    }
}
