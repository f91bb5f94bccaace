package io.serai.switchover;

import io.serai.project.Run;
import java.util.List;

/** Foreign keys of the migrated tables that are still to be added on the side that is opened. */
public interface LeftOutKeys {
    /**
     * @param name for people: {@code shop.orders.of_customer}
     * @param ddl the statement that adds it
     */
    record Key(String name, String ddl) {}

    List<Key> of(Run run);
}
