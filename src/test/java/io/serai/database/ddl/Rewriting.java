package io.serai.database.ddl;

import io.serai.database.TableName;
import io.serai.database.Version;
import io.serai.datasource.ServerType;
import java.util.function.UnaryOperator;

/** Rewriters between servers that know what the real ones know, as far as the tests go. */
final class Rewriting {
    static final ServerProfile MYSQL = new ServerProfile(
            ServerType.MYSQL,
            new Version("9.7.4", 9, 7, 4),
            Collations.of(
                    "utf8mb4_0900_ai_ci",
                    "utf8mb4_0900_as_ci",
                    "utf8mb4_0900_as_cs",
                    "utf8mb4_0900_bin",
                    "utf8mb4_de_pb_0900_as_cs",
                    "utf8mb4_bin",
                    "utf8mb4_general_ci",
                    "utf8mb4_unicode_520_ci",
                    "utf8mb4_croatian_ci",
                    "utf8mb3_general_ci",
                    "latin1_swedish_ci",
                    "latin1_german1_ci",
                    "ucs2_general_ci",
                    "gbk_chinese_ci",
                    "gb18030_chinese_ci",
                    "utf16_general_ci",
                    "ascii_general_ci"));
    static final ServerProfile MARIADB = new ServerProfile(
            ServerType.MARIADB,
            new Version("11.4.5-MariaDB", 11, 4, 5),
            Collations.of(
                    "utf8mb4_general_ci",
                    "utf8mb4_bin",
                    "utf8mb4_nopad_bin",
                    "utf8mb4_0900_ai_ci",
                    "utf8mb4_0900_as_cs",
                    "utf8mb4_uca1400_ai_ci",
                    "utf8mb4_uca1400_nopad_ai_ci",
                    "utf8mb4_uca1400_nopad_as_cs",
                    "utf8mb4_uca1400_german2_nopad_ai_ci",
                    "utf8mb3_general_ci",
                    "latin1_swedish_ci",
                    "latin1_german1_ci",
                    "ucs2_general_ci",
                    "gbk_chinese_ci",
                    "utf16_general_ci",
                    "ascii_general_ci"));
    static final ServerProfile OCEANBASE =
            new ServerProfile(ServerType.OCEANBASE, new Version("5.7.25-OceanBase", 5, 7, 25), Collations.oceanBase());

    private Rewriting() {}

    static DdlRewriter between(ServerProfile source, ServerProfile target) {
        return new DdlRewriter(source, target, UnaryOperator.identity());
    }

    static DdlRewriter renaming(ServerProfile source, ServerProfile target, String from, String to) {
        return new DdlRewriter(source, target, name -> name.equals(name(from)) ? name(to) : name);
    }

    static TableName name(String full) {
        int dot = full.indexOf('.');
        return new TableName(full.substring(0, dot), full.substring(dot + 1));
    }

    /** The table of this name among statements of {@code SHOW CREATE TABLE}. */
    static String find(java.util.List<String> statements, String table) {
        return statements.stream()
                .filter(s -> s.startsWith("CREATE TABLE `" + table.replace("`", "``") + "` "))
                .findFirst()
                .orElseThrow();
    }
}
