package io.serai.switchover;

import io.serai.datasource.DataSource;
import java.util.List;

/** Other projects of this runtime that use the same server: a fence around all of it would hold for them, too. */
public interface Neighbours {
    /** The names of those that have been started, are not released, and read or write this server; without the one named. */
    List<String> on(DataSource server, String project);
}
