package io.serai.precheck;

import io.serai.database.TableName;
import java.util.List;
import java.util.Set;

/** The target takes writes, at least from this account. */
final class TargetReadOnlyCheck implements Check {
    private static final Set<String> PASS_READ_ONLY = Set.of("SUPER", "CONNECTION_ADMIN", "READ_ONLY ADMIN");

    @Override
    public CheckCode code() {
        return CheckCode.TARGET_READ_ONLY;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.TARGET;
    }

    @Override
    public Finding look(Examination examination) {
        Server target = examination.target();
        List<String> closed = List.of("super_read_only", "innodb_read_only").stream()
                .filter(target::isOn)
                .toList();
        if (!closed.isEmpty()) {
            return refused(closed.get(0), "");
        }
        if (target.number("innodb_force_recovery") > 0) {
            return Finding.failed(
                    "The target runs with innodb_force_recovery=%d and takes no writes."
                            .formatted(target.number("innodb_force_recovery")),
                    "Take innodb_force_recovery out of its configuration and restart it.");
        }
        boolean readOnly = target.variable("read_only")
                .filter(v -> !v.equalsIgnoreCase("OFF") && !v.equals("0"))
                .isPresent();
        if (!readOnly) {
            return Finding.passed("The target takes writes.");
        }
        return target.grants().allows(PASS_READ_ONLY, new TableName(Grants.ALL, Grants.ALL))
                ? Finding.passed("The target is read_only for others; the account may write nevertheless.")
                : refused("read_only", ", and the account may not pass it");
    }

    /** In MySQL, read_only=OFF turns super_read_only off too. */
    private static Finding refused(String variable, String also) {
        return Finding.failed(
                "The target has %s=ON%s: it takes no writes.".formatted(variable, also),
                variable.startsWith("innodb")
                        ? "Restart it without " + variable + "."
                        : "SET GLOBAL read_only = OFF; but first make sure that it is not the replica of another"
                                + " server.");
    }
}
