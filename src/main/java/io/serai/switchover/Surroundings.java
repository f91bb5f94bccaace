package io.serai.switchover;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The session in which an object was made, and is to be made again: its text means something else in another one. Each may be null.
 *
 * @param database the one that names in the text refer to
 * @param modes sql_mode
 * @param charset of the client
 * @param collation of literals
 * @param timeZone of a schedule
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Surroundings(String database, String modes, String charset, String collation, String timeZone) {
    static final Surroundings NONE = of(null);

    static Surroundings of(String database) {
        return new Surroundings(database, null, null, null, null);
    }
}
