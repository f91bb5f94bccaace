package io.serai.precheck;

import io.serai.database.TableName;
import io.serai.datasource.DataSource;
import io.serai.datasource.ServerType;
import io.serai.project.Mapping;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** On one and the same server, no table may be written that is also read. */
final class SameServerCheck implements Check {
    private static final List<String> IDENTITY =
            List.of("server_uuid", "server_uid", "hostname", "port", "datadir", "socket");

    @Override
    public CheckCode code() {
        return CheckCode.SAME_SERVER;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.PROJECT;
    }

    @Override
    public Finding look(Examination examination) {
        if (!isSame(examination.source(), examination.target())) {
            return Finding.passed("Source and target are different servers.");
        }
        List<Mapping> all = Stream.concat(examination.run().tables().stream(), examination.run().views().stream())
                .toList();
        Set<TableName> read = all.stream().map(Mapping::source).collect(Collectors.toSet());
        List<TableName> both =
                all.stream().map(Mapping::target).filter(read::contains).toList();
        if (both.isEmpty()) {
            return Finding.passed("Source and target are the same server; every object gets a name of its own there.");
        }
        return Finding.failed(
                        "Source and target are the same server, where %s would be read and written at once: %s."
                                .formatted(Listing.count(both, "object", "objects"), Listing.of(both)),
                        "Choose another target, or rename in objects.include, as in \"shop.*=shop_copy.*\".")
                .about(both);
    }

    /** The servers' own identity decides; behind a proxy, where they have none, the address and the tenant. */
    private static boolean isSame(Server source, Server target) {
        if (source.type() == ServerType.OCEANBASE || target.type() == ServerType.OCEANBASE) {
            return address(source.dataSource()).equals(address(target.dataSource()));
        }
        return IDENTITY.stream().allMatch(name -> source.variable(name).equals(target.variable(name)));
    }

    private static List<Object> address(DataSource source) {
        int at = source.user().indexOf('@');
        return List.of(
                source.type(),
                source.host(),
                source.port(),
                at < 0 ? "" : source.user().substring(at));
    }
}
