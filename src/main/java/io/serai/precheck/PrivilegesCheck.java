package io.serai.precheck;

import io.serai.database.Sql;
import io.serai.database.TableName;
import io.serai.error.SeraiException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The account may do what this project's steps do, and nothing more is asked of it. What seems to be missing by its
 * grants is tried where trying changes nothing, since a server may know ways of granting that are not known here.
 */
record PrivilegesCheck(Endpoint endpoint) implements Check {
    private static final int MOST_TRIALS = 100;

    @Override
    public CheckCode code() {
        return CheckCode.PRIVILEGES;
    }

    /** What is written depends on what is read. */
    @Override
    public Set<Endpoint> needs() {
        return endpoint == Endpoint.SOURCE ? EnumSet.of(Endpoint.SOURCE) : EnumSet.of(Endpoint.SOURCE, Endpoint.TARGET);
    }

    @Override
    public Finding look(Examination examination) {
        Server server = examination.server(endpoint);
        Grants grants = server.grants();
        List<Need> needs =
                endpoint == Endpoint.SOURCE ? new SourceNeeds(examination).all() : new TargetNeeds(examination).all();
        List<Need> missing = new ArrayList<>(
                needs.stream().distinct().filter(n -> !n.isMet(grants)).toList());
        missing.removeAll(missing.stream()
                .filter(n -> n.anyOf().contains("SELECT") && !n.on().table().equals(Grants.ALL))
                .limit(MOST_TRIALS)
                .filter(n -> canRead(server, n.on()))
                .toList());
        if (!missing.isEmpty()) {
            return Finding.failed(
                    "The account %s lacks %s.".formatted(grants.account(), described(missing)),
                    Need.statements(missing, grants.account()));
        }
        return blind(examination, grants);
    }

    /**
     * Objects that an account may not see are not there for a pattern: it takes what it can see, and nobody
     * notices.
     */
    private Finding blind(Examination examination, Grants grants) {
        List<Need> whole = endpoint == Endpoint.TARGET
                ? List.of()
                : examination.definition().objects().include().stream()
                        .filter(rule -> rule.replaceFirst("=.*", "").matches("[^.]+\\..*[*?\\[].*"))
                        .map(rule -> Need.onDatabase(rule.substring(0, rule.indexOf('.')), "SELECT"))
                        .distinct()
                        .filter(n -> !n.isMet(grants))
                        .toList();
        if (whole.isEmpty()) {
            return Finding.passed(
                    "The account %s may do what the steps of this project do.".formatted(grants.account()));
        }
        return Finding.warning(
                "The account %s may read single tables of %s only. A pattern in objects.include takes none of those"
                                .formatted(
                                        grants.account(),
                                        Listing.of(whole.stream()
                                                .map(n -> n.on().database())
                                                .toList()))
                        + " that the account can not see, and nobody would notice that they are missing.",
                "See that the project's tables are all that you expect, or let the account see the whole database: "
                        + Need.statements(whole, grants.account()));
    }

    /** Every column of a table, since an account may have been given some of them only. */
    private static boolean canRead(Server server, TableName table) {
        try {
            Sql.rows(
                    server.connection(),
                    "reading " + table,
                    "SELECT 1 FROM (SELECT * FROM " + table.quoted() + " LIMIT 0) t");
            return true;
        } catch (SeraiException e) {
            return false;
        }
    }

    /** {@code SELECT on shop.a and shop.b; LOCK TABLES on shop.*}. */
    private static String described(List<Need> missing) {
        Map<String, List<TableName>> byPrivilege = new TreeMap<>();
        missing.forEach(n -> byPrivilege
                .computeIfAbsent(n.anyOf().get(0), privilege -> new ArrayList<>())
                .add(n.on()));
        return byPrivilege.entrySet().stream()
                .map(e -> e.getKey() + " on " + Listing.of(e.getValue()))
                .collect(Collectors.joining("; "));
    }
}
