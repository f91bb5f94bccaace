package io.serai.database;

import java.util.List;

/**
 * A column as {@code information_schema.columns} describes it.
 *
 * @param ordinal from 1, as stored; the order of values in the binlog
 * @param dataType lower case without length: {@code varchar}
 * @param columnType in full: {@code varchar(20)}, {@code enum('a','b')}
 * @param charset the column's own, or null for a column without one
 * @param octetLength greatest length in bytes of a string column, else null
 * @param precision digits of a number, or null
 * @param scale digits after the point, or fractional digits of a temporal column, or null
 * @param autoUpdate the server sets it by itself when an UPDATE leaves it out
 * @param members of an ENUM or SET, in order, unescaped; else empty
 */
public record Column(
        String name,
        int ordinal,
        String dataType,
        String columnType,
        boolean nullable,
        String charset,
        String collation,
        Long octetLength,
        Integer precision,
        Integer scale,
        Generated generated,
        boolean invisible,
        boolean autoIncrement,
        boolean autoUpdate,
        List<String> members) {
    /** Whether, and how, the server computes the value. */
    public enum Generated {
        NO,
        VIRTUAL,
        STORED
    }

    public ColumnKind kind() {
        return ColumnKind.of(dataType);
    }

    public boolean isGenerated() {
        return generated != Generated.NO;
    }

    public boolean isUnsigned() {
        return columnType.contains("unsigned") || columnType.contains("zerofill");
    }

    /** The same column without NULL. */
    public Column notNull() {
        return new Column(
                name,
                ordinal,
                dataType,
                columnType,
                false,
                charset,
                collation,
                octetLength,
                precision,
                scale,
                generated,
                invisible,
                autoIncrement,
                autoUpdate,
                members);
    }

    /** A document as the text that it is printed as. */
    Column asText() {
        return new Column(
                name,
                ordinal,
                "longtext",
                "longtext",
                nullable,
                "utf8mb4",
                "utf8mb4_bin",
                octetLength,
                precision,
                scale,
                generated,
                invisible,
                autoIncrement,
                autoUpdate,
                members);
    }

    public String quoted() {
        return Sql.quote(name);
    }
}
