package io.serai.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ColumnKindTest {
    @ParameterizedTest
    @CsvSource({
        "tinyint, INTEGER",
        "smallint, INTEGER",
        "mediumint, INTEGER",
        "int, INTEGER",
        "bigint, INTEGER",
        "decimal, DECIMAL",
        "float, FLOAT",
        "double, DOUBLE",
        "bit, BIT",
        "year, YEAR",
        "date, DATE",
        "time, TIME",
        "datetime, DATETIME",
        "timestamp, TIMESTAMP",
        "char, CHARACTER",
        "varchar, CHARACTER",
        "tinytext, CHARACTER",
        "text, CHARACTER",
        "mediumtext, CHARACTER",
        "longtext, CHARACTER",
        "binary, BINARY",
        "varbinary, BINARY",
        "tinyblob, BINARY",
        "blob, BINARY",
        "mediumblob, BINARY",
        "longblob, BINARY",
        "enum, ENUM",
        "set, SET",
        "json, JSON",
        "geometry, GEOMETRY",
        "point, GEOMETRY",
        "geomcollection, GEOMETRY",
        "multipolygon, GEOMETRY",
        "vector, VECTOR",
        "uuid, OTHER",
        "inet6, OTHER",
        "xmltype, OTHER",
        "'', OTHER"
    })
    void everyTypeOfTheServersHasItsFamily(String dataType, ColumnKind kind) {
        assertThat(ColumnKind.of(dataType)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"int unsigned, true", "int(8) zerofill, true", "int, false", "bigint(20) unsigned zerofill, true"})
    void zerofillIsUnsignedToo(String columnType, boolean unsigned) {
        assertThat(Sample.column("c", columnType).isUnsigned()).isEqualTo(unsigned);
    }
}
