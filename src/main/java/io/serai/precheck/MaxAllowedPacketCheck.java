package io.serai.precheck;

/** The target takes rows as large as the source's can be. */
final class MaxAllowedPacketCheck implements Check {
    private static final String VARIABLE = "max_allowed_packet";
    /** With less, not even a modest batch of rows gets through. */
    private static final long LEAST = 4L << 20;

    @Override
    public CheckCode code() {
        return CheckCode.MAX_ALLOWED_PACKET;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.PROJECT;
    }

    @Override
    public Finding look(Examination examination) {
        return judge(examination.source().number(VARIABLE), examination.target().number(VARIABLE));
    }

    static Finding judge(long source, long target) {
        String found = "%s is %s bytes on the source and %s on the target"
                .formatted(VARIABLE, Listing.number(source), Listing.number(target));
        String remedy =
                "SET GLOBAL %s = %d on the target; put it into its configuration too. It counts for new connections."
                        .formatted(VARIABLE, Math.max(source, 64L << 20));
        if (target < LEAST) {
            return Finding.failed(
                    found + "; rows can not be written in batches below %s.".formatted(Listing.number(LEAST)), remedy);
        }
        return target >= source
                ? Finding.passed(found + ".")
                : Finding.warning(
                        found
                                + ": the source may hold a row that the target refuses. Such a row would stop its"
                                + " table; all others go on.",
                        remedy);
    }
}
