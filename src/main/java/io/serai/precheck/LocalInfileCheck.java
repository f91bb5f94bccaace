package io.serai.precheck;

import io.serai.datasource.ServerType;
import io.serai.project.Definition;
import io.serai.project.StepName;

/** The target lets rows in by LOAD DATA LOCAL INFILE. Without it the load takes a slower way, and is just as right. */
final class LocalInfileCheck implements Check {
    @Override
    public CheckCode code() {
        return CheckCode.LOCAL_INFILE;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.TARGET;
    }

    @Override
    public boolean concerns(Definition definition) {
        return definition.has(StepName.FULL_LOAD);
    }

    @Override
    public Finding look(Examination examination) {
        Server target = examination.target();
        if (target.type() == ServerType.OCEANBASE) {
            return Finding.passed("Rows are loaded by INSERT: OceanBase commits the parts of a LOAD DATA by itself.");
        }
        if (target.isOn("local_infile") || target.variable("local_infile").isEmpty()) {
            return Finding.passed("Rows can be loaded by LOAD DATA LOCAL INFILE.");
        }
        return Finding.warning(
                "The target has local_infile=OFF: the load falls back to INSERT statements, which takes two to three"
                        + " times as long.",
                "SET GLOBAL local_infile = ON on the target for the time of the load. Nothing else uses it unless a"
                        + " client asks for it.");
    }
}
