package io.serai.switchover;

import java.util.List;

/**
 * What a substep would do now.
 *
 * @param would for people
 * @param items its parts one by one: checks, tables, objects with their statements
 * @param secondsWithoutWrites how long it is expected to take while nobody can write; 0 for what is done before or after
 */
record Plan(String would, List<?> items, double secondsWithoutWrites) {
    static Plan of(String would) {
        return new Plan(would, List.of(), 0);
    }
}
