package io.serai.schema;

import io.serai.error.Failure;
import java.util.List;

/**
 * What is known of one object of a project, for the API.
 *
 * @param ddl the statement for the target, or the source's own for an object that is left or failed before it was rewritten;
 *     null before it was read
 * @param notes what is written otherwise than the source has it
 * @param failure why it failed, else null
 */
public record ObjectStatus(
        ObjectKind kind,
        String source,
        String target,
        ObjectState state,
        List<String> notes,
        Failure failure,
        String ddl) {}
