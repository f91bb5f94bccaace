package io.serai.verification;

import io.serai.verification.BothSides.Answers;
import io.serai.verification.Comparison.Difference;
import io.serai.verification.Comparison.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Describes rows that differ for good: their key, and of each differing column both values. */
final class Details {
    private static final int BATCH = 100;

    private final BothSides sides;
    private final Alignment alignment;

    Details(BothSides sides) {
        this.sides = sides;
        this.alignment = sides.alignment();
    }

    void describe(Collection<RowKey> keys, Ledger ledger) {
        List<RowKey> all = List.copyOf(keys);
        Map<RowKey, Difference> extra = new LinkedHashMap<>();
        Set<RowKey> paired = new HashSet<>();
        for (int i = 0; i < all.size() && !ledger.isFull(); i += BATCH) {
            sides.run().proceed();
            List<RowKey> batch = all.subList(i, Math.min(all.size(), i + BATCH));
            Answers<Map<RowKey, List<ShownRow>>> rows = sides.ask(r -> read(r, batch));
            for (RowKey key : batch) {
                List<ShownRow> source = rows.source().getOrDefault(key, List.of());
                List<ShownRow> target = rows.target().getOrDefault(key, List.of());
                if (isHealed(source, target)) {
                    continue;
                }
                if (source.isEmpty()) {
                    extra.put(key, difference(source, target));
                } else {
                    boolean missing = target.isEmpty();
                    List<ShownRow> twin = missing ? twin(key, keys, paired) : target;
                    ledger.add(key.digest(), difference(source, twin));
                }
            }
        }
        extra.keySet().removeAll(paired);
        extra.forEach((key, difference) -> ledger.add(key.digest(), difference));
    }

    /** Gone from both sides, or made equal, since it was found. */
    private static boolean isHealed(List<ShownRow> source, List<ShownRow> target) {
        return source.isEmpty() && target.isEmpty()
                || source.size() == 1
                        && target.size() == 1
                        && ShownRow.unequal(source.get(0), target.get(0)).isEmpty();
    }

    /** A row of the target that the server takes for the same key, though its bytes are others: 'a' for 'A'. */
    private List<ShownRow> twin(RowKey key, Collection<RowKey> suspects, Set<RowKey> paired) {
        if (!alignment.key().orElseThrow().hasText()) {
            return List.of();
        }
        Answers<Map<RowKey, List<ShownRow>>> alike = sides.ask(r -> read(r, List.of(key)));
        for (Map.Entry<RowKey, List<ShownRow>> found : alike.target().entrySet()) {
            RowKey other = found.getKey();
            boolean extra = suspects.contains(other) && !alike.source().containsKey(other);
            if (extra && paired.add(other)) {
                return found.getValue();
            }
        }
        return List.of();
    }

    private Map<RowKey, List<ShownRow>> read(Reader reader, List<RowKey> keys) {
        ComparedKey key = alignment.key().orElseThrow();
        Map<RowKey, List<ShownRow>> rows = new HashMap<>();
        String sql = "SELECT " + key.select(reader.side()) + "," + ShownRow.select(alignment.columns(), reader.side())
                + " FROM " + reader.from(key.anyOf(reader.side(), keys));
        reader.query(sql, r -> rows.computeIfAbsent(reader.key(r), k -> new ArrayList<>())
                .add(ShownRow.of(alignment.columns(), r, key.width() + 1)));
        return rows;
    }

    private Difference difference(List<ShownRow> source, List<ShownRow> target) {
        Map<String, String> key = new LinkedHashMap<>();
        ShownRow any = source.isEmpty() ? (target.isEmpty() ? null : target.get(0)) : source.get(0);
        if (any != null) {
            alignment.key().orElseThrow().columns().forEach(c -> key.put(c.name(), any.value(c)));
        }
        List<Map<String, String>> columns = source.isEmpty() || target.isEmpty()
                ? List.of()
                : ShownRow.unequal(source.get(0), target.get(target.size() - 1));
        return new Difference(
                alignment.source().name().toString(),
                kind(source.size(), target.size()),
                key,
                columns,
                source.size(),
                target.size());
    }

    static Kind kind(long source, long target) {
        if (source == target) {
            return Kind.DIFFERENT;
        }
        return source > target ? Kind.MISSING : Kind.EXTRA;
    }
}
