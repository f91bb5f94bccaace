package io.serai.database.ddl;

import java.util.ArrayList;
import java.util.List;

/** Writes partitions as OceanBase's grammar takes them. */
final class OceanBasePartitions {
    private final Findings findings;

    OceanBasePartitions(Findings findings) {
        this.findings = findings;
    }

    List<Token> adapt(List<Token> tokens) {
        List<Token> changed = new ArrayList<>();
        TokenReader reader = new TokenReader(tokens);
        while (!reader.isAtEnd()) {
            if (reader.accept("LINEAR")) {
                findings.note("LINEAR is left out: OceanBase distributes over partitions by modulus.");
            } else if (reader.sees("ALGORITHM", "=")) {
                reader.take(3);
            } else if (reader.sees("PARTITION") && reader.peek(2).is("DEFAULT")) {
                changed.addAll(reader.take(2));
                changed.addAll(Tokenizer.tokens(" VALUES IN (DEFAULT)"));
                reader.next();
            } else {
                changed.add(reader.next());
            }
        }
        return changed;
    }
}
