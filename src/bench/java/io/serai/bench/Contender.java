package io.serai.bench;

/** One way to do the work of a row of the results. Its methods are called in this order in each round. */
interface Contender extends AutoCloseable {
    /** As it stands in the results. */
    String name();

    /** Brings everything to where the work begins; not timed. */
    void prepare() throws Exception;

    /**
     * Does the work.
     *
     * @return what it took, in seconds
     */
    double measure() throws Exception;

    /**
     * Proves from outside that the work is done; not timed. Called only after a measurement.
     *
     * @throws BenchException when it is not: the measurement does not count
     */
    void check() throws Exception;

    /** Ends the round, whatever happened before; not timed. */
    default void end() throws Exception {}

    /** Called when all rounds are over. */
    @Override
    default void close() throws Exception {}
}
