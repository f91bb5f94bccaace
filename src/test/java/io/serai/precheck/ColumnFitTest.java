package io.serai.precheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.database.Column;
import io.serai.database.Column.Generated;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ColumnFitTest {
    private static final Pattern TYPE =
            Pattern.compile("(\\w+)(?:\\(([^)]*)\\))?( unsigned)?(?: charset (\\w+))?( not null)?");
    private static final Map<String, Long> TEXTS =
            Map.of("text", 65_535L, "mediumtext", 16_777_215L, "longtext", 4_294_967_295L, "blob", 65_535L);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int | int",
                "int unsigned | bigint",
                "tinyint unsigned | tinyint unsigned",
                "bigint unsigned | decimal(20,0)",
                "decimal(10,2) | decimal(12,4)",
                "float | double",
                "varchar(20) | varchar(20)",
                "varchar(20) charset latin1 | varchar(20) charset utf8mb4",
                "varchar(20) charset utf8mb3 | text charset utf8mb4",
                "char(3) | varchar(3)",
                "text charset latin1 | mediumtext",
                "datetime(3) | datetime(6)",
                "date | datetime",
                "enum('a','b') | enum('z','b','a')",
                "enum('long') | varchar(4)",
                "binary(4) | varbinary(4)",
                "varbinary(9) | blob",
                "json | longtext",
                "point | geometry",
                "bit(3) | bit(8)",
                "year | smallint",
                "int not null | int",
            })
    void everyValueFits(String source, String target) {
        assertThat(ColumnFit.misfit(column(source), column(target))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bigint | int",
                "int | int unsigned",
                "int unsigned | int",
                "bigint unsigned | decimal(19,0)",
                "decimal(10,2) | decimal(10,1)",
                "decimal(10,2) | decimal(11,4)",
                "double | float",
                "varchar(20) | varchar(19)",
                "varchar(20) charset utf8mb4 | varchar(20) charset latin1",
                "varchar(20) charset utf8mb4 | varchar(20) charset utf8mb3",
                "varchar(3) | char(3)",
                "mediumtext | text",
                "text charset latin1 | text charset utf8mb4",
                "datetime(6) | datetime(3)",
                "datetime | timestamp",
                "timestamp | datetime",
                "enum('a','b') | enum('a')",
                "set('a','b,c') | set('a','b','c')",
                "binary(4) | binary(8)",
                "varbinary(4) | binary(4)",
                "longtext | json",
                "polygon | point",
                "bit(9) | bit(8)",
                "vector(3) | vector(4)",
                "int | int not null",
                "int | varchar(20)",
            })
    void someValueDoesNotFit(String source, String target) {
        assertThat(ColumnFit.misfit(column(source), column(target)))
                .hasValueSatisfying(
                        misfit -> assertThat(misfit).startsWith("is ").contains("on the target"));
    }

    private static Column column(String written) {
        Matcher type = TYPE.matcher(written);
        assertThat(type.matches()).as(written).isTrue();
        String name = type.group(1);
        String inside = type.group(2);
        boolean members = name.equals("enum") || name.equals("set");
        List<Integer> numbers = inside == null || members
                ? List.of()
                : Arrays.stream(inside.split(",")).map(Integer::valueOf).toList();
        boolean text = name.endsWith("char") || name.endsWith("text") || members;
        String charset = !text ? null : type.group(4) == null ? "utf8mb4" : type.group(4);
        Long octets = TEXTS.get(name);
        if (octets == null && !numbers.isEmpty()) {
            octets = (long) numbers.get(0) * (text && charset.equals("utf8mb4") ? 4 : 1);
        }
        boolean temporal = name.startsWith("date") || name.startsWith("time");
        Integer scale = temporal ? Integer.valueOf(numbers.isEmpty() ? 0 : numbers.get(0)) : null;
        return new Column(
                "c",
                1,
                name,
                written.replaceAll(" (charset|not).*", ""),
                type.group(5) == null,
                charset,
                null,
                octets,
                numbers.isEmpty() ? null : numbers.get(0),
                numbers.size() > 1 ? numbers.get(1) : scale,
                Generated.NO,
                false,
                false,
                false,
                members
                        ? Arrays.stream(inside.split(",(?=')"))
                                .map(m -> m.replace("'", ""))
                                .toList()
                        : List.of());
    }
}
