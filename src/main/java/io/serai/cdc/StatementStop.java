package io.serai.cdc;

import io.serai.database.Position;
import io.serai.error.Failure;
import io.serai.error.SeraiException;

/** The link stands right before a statement that it does not carry, and that a person may have it go past. */
final class StatementStop extends SeraiException {
    private final String at;
    private final transient Position after;
    private final transient TableEffects effects;
    private final String sql;

    /**
     * @param at identifies the statement for good: its GTID, or file and offset where there are no GTIDs
     * @param after the position right behind it
     */
    StatementStop(String code, String detail, String at, Position after, TableEffects effects, String sql) {
        super(code, detail, Remedies.of(code, at));
        this.at = at;
        this.after = after;
        this.effects = effects;
        this.sql = sql;
    }

    String at() {
        return at;
    }

    Position after() {
        return after;
    }

    TableEffects effects() {
        return effects;
    }

    String sql() {
        return sql;
    }

    @Override
    public Failure failure() {
        return new Failure(code(), getMessage(), remedy(), at);
    }
}
