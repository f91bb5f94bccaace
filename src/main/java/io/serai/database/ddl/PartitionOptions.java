package io.serai.database.ddl;

import io.serai.datasource.ServerType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Leaves out of partitions what tells the source's server where and how to store them. */
final class PartitionOptions {
    /** The engine is the table's, which every partition has. */
    private static final Set<String> ANYWHERE = Set.of("ENGINE", "STORAGE", "DATA", "INDEX", "TABLESPACE", "NODEGROUP");

    private static final Set<String> ON_OCEANBASE = Set.of("COMMENT", "MAX_ROWS", "MIN_ROWS");

    private final ServerType to;
    private final Findings findings;

    PartitionOptions(ServerType to, Findings findings) {
        this.to = to;
        this.findings = findings;
    }

    List<Token> reduce(List<Token> tokens) {
        List<Token> kept = new ArrayList<>();
        TokenReader reader = new TokenReader(tokens);
        while (!reader.isAtEnd()) {
            if (mayFollow(kept) && isLeftOut(reader.peek())) {
                skip(reader);
            } else {
                kept.add(reader.next());
            }
        }
        return kept;
    }

    /** Options come after the values of a partition or, where it has none, after its name. */
    private static boolean mayFollow(List<Token> kept) {
        int size = kept.size();
        return size > 2
                && (kept.get(size - 1).is(")")
                        || kept.get(size - 1).isAnyOf("MAXVALUE", "DEFAULT")
                        || kept.get(size - 1).kind() == Token.Kind.STRING
                        || kept.get(size - 2).isAnyOf("PARTITION", "SUBPARTITION"));
    }

    private boolean isLeftOut(Token token) {
        String word = token.kind() == Token.Kind.WORD ? token.text().toUpperCase(Locale.ROOT) : "";
        return ANYWHERE.contains(word) || to == ServerType.OCEANBASE && ON_OCEANBASE.contains(word);
    }

    /** {@code NAME [=] value}, {@code STORAGE ENGINE} and {@code DATA DIRECTORY} being one name. */
    private void skip(TokenReader reader) {
        boolean twoWords = reader.peek(1).isAnyOf("ENGINE", "DIRECTORY");
        List<Token> option = new ArrayList<>(reader.take(twoWords ? 2 : 1));
        reader.accept("=");
        option.add(reader.next());
        if (!option.get(option.size() - 2).is("ENGINE")) {
            findings.note("Left out of a partition: " + Token.render(option) + ".");
        }
    }
}
