package io.serai.precheck;

import java.util.Collection;

/** What a check says; see {@link Item} for the parts. */
record Finding(Status status, String detail, String remedy, String object) {
    static Finding passed(String detail) {
        return new Finding(Status.PASSED, detail, "", null);
    }

    static Finding warning(String detail, String remedy) {
        return new Finding(Status.WARNING, detail, remedy, null);
    }

    static Finding failed(String detail, String remedy) {
        return new Finding(Status.FAILED, detail, remedy, null);
    }

    /** The same finding with its object, if the objects are just one. */
    Finding about(Collection<?> objects) {
        return objects.size() == 1
                ? new Finding(status, detail, remedy, objects.iterator().next().toString())
                : this;
    }
}
