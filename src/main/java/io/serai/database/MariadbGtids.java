package io.serai.database;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A MariaDB GTID position: for each replication domain the last transaction, written {@code domain-server-sequence}. */
public final class MariadbGtids {
    private final TreeMap<Long, long[]> last = new TreeMap<>();

    /** An empty text is the position before every transaction. */
    public static MariadbGtids parse(String gtids) {
        MariadbGtids parsed = new MariadbGtids();
        for (String gtid : gtids.split(",")) {
            String[] parts = gtid.trim().split("-");
            if (parts.length == 3) {
                parsed.add(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
            }
        }
        return parsed;
    }

    /** Moves the domain on to this transaction. */
    public void add(long domain, long server, long sequence) {
        last.put(domain, new long[] {server, sequence});
    }

    /** Whether every domain of {@code other} has come at least as far here. */
    public boolean reaches(MariadbGtids other) {
        return other.last.entrySet().stream().allMatch(e -> {
            long[] mine = last.get(e.getKey());
            return mine != null && mine[1] >= e.getValue()[1];
        });
    }

    @Override
    public String toString() {
        return last.entrySet().stream()
                .map((Map.Entry<Long, long[]> e) -> e.getKey() + "-" + e.getValue()[0] + "-" + e.getValue()[1])
                .collect(Collectors.joining(","));
    }
}
