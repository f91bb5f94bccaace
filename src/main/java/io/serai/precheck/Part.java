package io.serai.precheck;

import java.util.List;

/** The parts of a precheck, one for each node of its route, and who looks in each of them. */
enum Part {
    /** Are both servers there, and are they two? */
    CONNECTIONS(List.of(
            new ConnectCheck(Endpoint.SOURCE),
            new ConnectCheck(Endpoint.TARGET),
            new VersionCheck(Endpoint.SOURCE),
            new VersionCheck(Endpoint.TARGET),
            new SameServerCheck(),
            new TimeDifferenceCheck(),
            new SkipChecksCheck())),
    /** Can the binlog of every server that a link reads be followed? */
    BINLOG(List.of(
            new BinlogOnCheck(Endpoint.SOURCE),
            new BinlogOnCheck(Endpoint.TARGET),
            BinlogVariableCheck.format(Endpoint.SOURCE),
            BinlogVariableCheck.format(Endpoint.TARGET),
            BinlogVariableCheck.rowImage(Endpoint.SOURCE),
            BinlogVariableCheck.rowImage(Endpoint.TARGET),
            BinlogVariableCheck.rowValueOptions(Endpoint.SOURCE),
            BinlogVariableCheck.rowValueOptions(Endpoint.TARGET),
            BinlogVariableCheck.compression(Endpoint.SOURCE),
            BinlogVariableCheck.compression(Endpoint.TARGET),
            BinlogVariableCheck.hiddenKeys(Endpoint.SOURCE),
            BinlogVariableCheck.hiddenKeys(Endpoint.TARGET),
            new BinlogFilterCheck(Endpoint.SOURCE),
            new BinlogFilterCheck(Endpoint.TARGET),
            new BinlogReplicaUpdatesCheck(),
            new BinlogRetentionCheck(Endpoint.SOURCE),
            new BinlogRetentionCheck(Endpoint.TARGET),
            new ServerIdCheck(Endpoint.SOURCE),
            new ServerIdCheck(Endpoint.TARGET),
            new GtidCheck())),
    /** May the accounts do what the steps do? */
    PRIVILEGES(List.of(new PrivilegesCheck(Endpoint.SOURCE), new PrivilegesCheck(Endpoint.TARGET))),
    /** Can the source's objects be carried? */
    OBJECTS(List.of(
            new ObjectsCheck(),
            new TableTypesCheck(),
            new EngineCheck(),
            new ColumnTypesCheck(),
            new MembersCheck(),
            new KeylessCheck(),
            new ForeignKeysCheck(),
            new CascadesOutsideCheck(),
            new DuplicateTargetsCheck(),
            new ReverseRoutesCheck(),
            new DdlCheck())),
    /** Can the target take them? */
    TARGET(List.of(
            new TargetReadOnlyCheck(),
            new TargetTablesExistCheck(),
            new TargetNamesCheck(),
            new TargetTablesEmptyCheck(),
            new TargetColumnsCheck(),
            new TargetNarrowerCheck(),
            new ReverseColumnsCheck(),
            new TargetKeysCheck(),
            new TargetTriggersCheck(),
            new TargetEventsCheck(),
            new TargetRequiresKeyCheck(),
            new LowerCaseCheck(),
            new MaxAllowedPacketCheck(),
            new LocalInfileCheck()));

    private final List<Check> checks;

    Part(List<Check> checks) {
        this.checks = checks;
    }

    List<Check> checks() {
        return checks;
    }

    /** How many checks there are, whether they concern a project or not. */
    static int size() {
        int size = 0;
        for (Part part : values()) {
            size += part.checks.size();
        }
        return size;
    }
}
