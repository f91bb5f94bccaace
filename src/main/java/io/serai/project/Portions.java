package io.serai.project;

/** The portions of one table's work that are under way: tells who ends the last of them. */
public final class Portions {
    private int open;
    private boolean lastBegun;

    /** @param last whether no other one will follow */
    public synchronized void begin(boolean last) {
        open++;
        lastBegun |= last;
    }

    /** Ends a portion; true for the last one of all. A portion that has failed is never ended. */
    public synchronized boolean end() {
        open--;
        return lastBegun && open == 0;
    }

    public synchronized int open() {
        return open;
    }
}
