package io.serai.datasource;

import java.util.List;

/** Tries a data source. */
@FunctionalInterface
public interface ConnectionTest {
    /** @param latencyMillis of one round trip on an open connection; null when unreachable */
    record Result(boolean reachable, String version, String product, Double latencyMillis, List<String> problems) {}

    Result run(DataSource source);
}
