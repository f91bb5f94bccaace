package io.serai.switchover;

import io.serai.database.TableName;
import java.util.List;

/**
 * What {@link StopSourceWrites} leaves behind, noted before it does it.
 *
 * @param events of the side that is left, which were enabled
 */
record Stopped(Fence fence, List<TableName> events) {}
