package io.serai.precheck;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Every code in {@code options.skipChecks} exists and may be skipped. */
final class SkipChecksCheck implements Check {
    @Override
    public CheckCode code() {
        return CheckCode.SKIP_CHECKS;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.PROJECT;
    }

    @Override
    public Set<Endpoint> needs() {
        return EnumSet.noneOf(Endpoint.class);
    }

    @Override
    public Finding look(Examination examination) {
        List<String> skipped = examination.definition().options().skipChecks();
        List<String> idle = skipped.stream()
                .filter(code ->
                        CheckCode.of(code).filter(CheckCode::isSkippable).isEmpty())
                .toList();
        if (!idle.isEmpty()) {
            return Finding.warning(
                    "options.skipChecks names %s, which no check is called or which can not be skipped."
                            .formatted(Listing.of(idle)),
                    "Take it out; the report names every check and says whether it can be skipped.");
        }
        return Finding.passed(
                skipped.isEmpty() ? "No check is skipped." : "May fail: " + String.join(", ", skipped) + ".");
    }
}
