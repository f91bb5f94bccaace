package io.serai.database;

/** How the values of a column travel: families of types that are read, written and compared alike. */
public enum ColumnKind {
    /** TINYINT to BIGINT. */
    INTEGER,
    DECIMAL,
    FLOAT,
    DOUBLE,
    BIT,
    YEAR,
    DATE,
    TIME,
    DATETIME,
    TIMESTAMP,
    /** CHAR, VARCHAR and the TEXT types: bytes in the column's character set. */
    CHARACTER,
    /** BINARY, VARBINARY and the BLOB types. */
    BINARY,
    ENUM,
    SET,
    /** MySQL's JSON; MariaDB's is a LONGTEXT. */
    JSON,
    /** Every spatial type, in the servers' own form: SRID, then WKB. */
    GEOMETRY,
    /** MySQL 9's VECTOR: floats as bytes. */
    VECTOR,
    /** A type that Serai does not carry. */
    OTHER;

    static ColumnKind of(String dataType) {
        return switch (dataType) {
            case "tinyint", "smallint", "mediumint", "int", "bigint" -> INTEGER;
            case "decimal" -> DECIMAL;
            case "float" -> FLOAT;
            case "double" -> DOUBLE;
            case "bit" -> BIT;
            case "year" -> YEAR;
            case "date" -> DATE;
            case "time" -> TIME;
            case "datetime" -> DATETIME;
            case "timestamp" -> TIMESTAMP;
            case "char", "varchar", "tinytext", "text", "mediumtext", "longtext" -> CHARACTER;
            case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" -> BINARY;
            case "enum" -> ENUM;
            case "set" -> SET;
            case "json" -> JSON;
            case "geometry",
                    "point",
                    "linestring",
                    "polygon",
                    "multipoint",
                    "multilinestring",
                    "multipolygon",
                    "geometrycollection",
                    "geomcollection" -> GEOMETRY;
            case "vector" -> VECTOR;
            default -> OTHER;
        };
    }
}
