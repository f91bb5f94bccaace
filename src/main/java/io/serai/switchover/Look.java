package io.serai.switchover;

import io.serai.database.Position;
import java.util.Map;

/**
 * The side that is left, as it was seen at rest.
 *
 * @param end of its binlog; the link has applied everything before it
 * @param changes by table of the side that is left: rows that the link had carried until then
 * @param owner of the run that has counted them: another one counts from elsewhere
 */
record Look(Position end, Map<String, Long> changes, String owner) {}
