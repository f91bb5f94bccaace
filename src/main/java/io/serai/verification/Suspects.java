package io.serai.verification;

import io.serai.verification.SecondLook.Findings;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The suspects of one table: kept in the ledger, decided many at a time, and turned into differences or cleared. */
final class Suspects {
    private static final int MANY = 5_000;

    private final BothSides sides;
    private final Ledger ledger;
    private final SecondLook secondLook;
    private final Details details;

    Suspects(BothSides sides, LinkWatch link, Ledger ledger) {
        this.sides = sides;
        this.ledger = ledger;
        this.secondLook = new SecondLook(sides, link);
        this.details = new Details(sides);
    }

    /** Decides about suspects that are not in the ledger yet when they have become many, so that they fit into memory. */
    void relieve(Set<RowKey> found) {
        if (found.size() >= MANY) {
            decide(List.copyOf(found)).forEach(ledger::suspect);
            found.clear();
        }
    }

    void decideWhenMany() {
        if (ledger.suspectCount() >= MANY) {
            decideAll();
        }
    }

    /** Returns the number of rows that could not be settled and stay in the ledger. */
    int decideAll() {
        List<RowKey> keys = ledger.suspects();
        Collection<RowKey> open = decide(keys);
        keys.stream().filter(k -> !open.contains(k)).forEach(k -> ledger.cleared(List.of(k)));
        return open.size();
    }

    private Collection<RowKey> decide(List<RowKey> keys) {
        if (keys.isEmpty()) {
            return Set.of();
        }
        Findings findings = secondLook.decide(keys);
        details.describe(findings.different(), ledger);
        sides.run().proceed();
        return Set.copyOf(findings.open());
    }
}
