package io.serai.bench;

import java.util.List;

/** A row of the results: a piece of work, and those who do it. */
interface Row {
    /** As in {@code --only}. */
    String id();

    /** What is measured, as a heading. */
    String title();

    /** Lines of Markdown. */
    List<String> run(Site site, Rounds rounds, Guard guard) throws Exception;
}
