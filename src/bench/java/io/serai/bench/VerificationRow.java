package io.serai.bench;

import java.util.ArrayList;
import java.util.List;

/** Are both sides equal? Asked while nobody writes. */
final class VerificationRow implements Row {
    private static final String DATABASE = "bench_verify";

    @Override
    public String id() {
        return "verification";
    }

    @Override
    public String title() {
        return "Verification: the data of full-load, on both sides, idle";
    }

    @Override
    public List<String> run(Site site, Rounds rounds, Guard guard) throws Exception {
        Product product = guard.prepared(() -> Product.start(site, Product.DEFAULT_HEAP));
        try (product) {
            Project project = guard.prepared(() -> loaded(site, product));
            ChecksumStatements statements = guard.prepared(() -> ChecksumStatements.of(site, DATABASE, project));
            List<Contender> contenders = new ArrayList<>();
            contenders.add(new Verifications.Serai(site, project));
            contenders.add(new Verifications.Floor(site, statements));
            contenders.add(new Verifications.TableChecksum(site, DATABASE));
            List<String> lines = TimeTable.of(
                    rounds.run(contenders),
                    site.goals(new Goal(Verifications.Floor.NAME, 1.3), new Goal(Verifications.TableChecksum.NAME, 1)));
            guard.preparing(project::remove);
            return lines;
        }
    }

    private static Project loaded(Site site, Product product) throws Exception {
        Tables.database(site.servers().source(), DATABASE);
        FullLoadRow.makeTwo(site, DATABASE);
        site.clear(DATABASE);
        Project project = product.create(DATABASE, List.of("schema", "full-load", "verification"));
        project.start();
        project.awaitCompleted();
        return project;
    }
}
