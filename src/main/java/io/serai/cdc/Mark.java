package io.serai.cdc;

import io.serai.database.Position;
import io.serai.project.Prepared;
import java.util.Map;

/**
 * How far a link has come: all that its checkpoint must hold to go on there.
 *
 * @param prepared by xid: XA transactions before the position that are neither committed nor rolled back
 */
record Mark(Position position, Map<String, Prepared> prepared) {}
