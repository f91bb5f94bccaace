package io.serai.cdc;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of XA transactions, in the one form in which servers write them into statements: {@code X'61',X'',1}. */
final class Xids {
    private static final Pattern WRITTEN =
            Pattern.compile("(?i)X'([0-9a-f]*)'\\s*(?:,\\s*X'([0-9a-f]*)'\\s*(?:,\\s*(\\d+))?)?");

    private Xids() {}

    /** Of an XA_PREPARE event, whose first byte says whether it commits. */
    static String of(BinaryReader body) {
        body.skip(1);
        long format = body.little(4);
        int global = (int) body.little(4);
        int branch = (int) body.little(4);
        return xid(hex(body.bytes(global)), hex(body.bytes(branch)), format);
    }

    /** Of a statement such as {@code XA COMMIT X'61',X'',1}. */
    static String of(String statement) {
        Matcher written = WRITTEN.matcher(statement);
        if (!written.find()) {
            return statement;
        }
        String branch = written.group(2) == null ? "" : written.group(2);
        long format = written.group(3) == null ? 1 : Long.parseLong(written.group(3));
        return xid(written.group(1).toLowerCase(Locale.ROOT), branch.toLowerCase(Locale.ROOT), format);
    }

    private static String xid(String global, String branch, long format) {
        return "X'" + global + "',X'" + branch + "'," + format;
    }

    private static String hex(byte[] bytes) {
        StringBuilder hex = new StringBuilder();
        for (byte b : bytes) {
            hex.append("%02x".formatted(b));
        }
        return hex.toString();
    }
}
