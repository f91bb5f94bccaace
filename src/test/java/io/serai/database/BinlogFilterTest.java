package io.serai.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BinlogFilterTest {
    @Test
    void databasesThatAreIgnoredOrNotAmongTheOnlyOnesAreLeftOut() {
        List<String> databases = List.of("shop", "crm", "shop", "serai");
        assertThat(new BinlogFilter(Set.of(), Set.of()).leftOut(databases)).isEmpty();
        assertThat(new BinlogFilter(Set.of("shop"), Set.of()).leftOut(databases))
                .containsExactly("crm", "serai");
        assertThat(new BinlogFilter(Set.of(), Set.of("crm", "other")).leftOut(databases))
                .containsExactly("crm");
    }

    @ParameterizedTest
    @CsvSource({
        "LOG_BIN,1,true",
        "LOG_BIN,off,false",
        "FORMAT,row,true",
        "FORMAT,MIXED,false",
        "ROW_IMAGE,FULL,true",
        "ROW_IMAGE,FULL_NODUP,false",
        "ROW_VALUE_OPTIONS,'',true",
        "ROW_VALUE_OPTIONS,PARTIAL_JSON,false",
        "COMPRESSION,OFF,true",
        "COMPRESSION,ON,false",
    })
    void aSettingFits(BinlogSetting setting, String value, boolean fits) {
        assertThat(setting.fits(value)).isEqualTo(fits);
    }
}
