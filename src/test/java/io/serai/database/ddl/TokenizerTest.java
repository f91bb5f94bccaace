package io.serai.database.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.error.SeraiException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TokenizerTest {
    @Test
    void losesNothing() {
        String sql = "a `b``, (c`.x\n  'it''s \\' ), KEY' \"d\"\"e\",0x00FF -5.1e+3 _utf8mb4'ü😀'";
        assertThat(Token.render(Tokenizer.tokens(sql))).isEqualTo(sql);
    }

    @Test
    void takesQuotedTextsAndNamesWhole() {
        assertThat(texts("`a``b`.'x''y\\'z' 'q\\\\' `--` '/* no */'"))
                .containsExactly("`a``b`", ".", "'x''y\\'z'", "'q\\\\'", "`--`", "'/* no */'");
        assertThat(Tokenizer.tokens("`a``b`").get(0).name()).isEqualTo("a`b");
    }

    @Test
    void opensCommentsThatHoldSqlForSomeVersions() {
        assertThat(Token.render(
                        Tokenizer.tokens("`h` int /*!80023 INVISIBLE */, KEY `k` (`a`) /*!80000 INVISIBLE */)")))
                .isEqualTo("`h` int INVISIBLE, KEY `k` (`a`) INVISIBLE)");
        assertThat(Token.render(Tokenizer.tokens("a blob /*M!100301 COMPRESSED*/ DEFAULT NULL")))
                .isEqualTo("a blob COMPRESSED DEFAULT NULL");
        assertThat(Token.render(Tokenizer.tokens(") X\n/*!50100 PARTITION BY HASH (`a`) COMMENT = 'p */ q' */")))
                .isEqualTo(") X\nPARTITION BY HASH (`a`) COMMENT = 'p */ q'");
    }

    @Test
    void leavesOutOtherComments() {
        assertThat(texts("a /* b 'c */ d -- e '\n f # g `\n h")).containsExactly("a", "d", "f", "h");
    }

    @Test
    void refusesWhatHasNoEnd() {
        for (String sql : List.of("a 'b", "a `b``", "a /* b", "'it\\'")) {
            assertThatThrownBy(() -> Tokenizer.tokens(sql))
                    .isInstanceOfSatisfying(
                            SeraiException.class, e -> assertThat(e.code()).isEqualTo("DDL_UNREADABLE"));
        }
    }

    private static List<String> texts(String sql) {
        return Tokenizer.tokens(sql).stream().map(Token::text).toList();
    }
}
