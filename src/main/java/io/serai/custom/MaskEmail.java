package io.serai.custom;

import io.serai.database.Rows;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.Body;

/**
 * Masks the e-mail addresses in one column of one table: the part before the {@code @} becomes sixteen hexadecimal digits, the
 * domain stays. The same address always gives the same mask, so joins and unique keys hold, and a change in cdc finds the row
 * that the full load has written. Upper and lower case make different addresses, as they may in a unique key.
 *
 * <p>Set by YAML once, then called by many threads. The column needs room for sixteen characters and the domain.
 */
public final class MaskEmail {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int DIGITS = 16;

    private String table;
    private String column;
    private String salt;

    /** The source's name of the table, as {@code database.table}. */
    public void setTable(String table) {
        this.table = table;
    }

    /** The source's name of the column. */
    public void setColumn(String column) {
        this.column = column;
    }

    /**
     * Whoever knows it can find out whether a guessed address is behind a mask. Full load and cdc of a project need the same one,
     * or a change would not find its row.
     */
    public void setSalt(String salt) {
        this.salt = salt;
    }

    /** Stands before {@code write-rows} in full-load, and before {@code apply-changes} in cdc. */
    public void mask(@Body Rows rows) {
        rows.visit(table, row -> row.text(column, masked(row.text(column))));
    }

    private String masked(String address) {
        if (address == null) {
            return null;
        }
        int at = address.lastIndexOf('@');
        return digits(address) + (at < 0 ? "" : address.substring(at));
    }

    private String digits(String address) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(salt.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] hash = mac.doFinal(address.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is missing from this Java", e);
        }
    }
}
