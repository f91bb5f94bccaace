package io.serai.bench;

import java.util.List;

/** What it costs that rows flow through a Camel route. */
final class RouteRow implements Row {
    private static final String DATABASE = "bench_route";
    private static final int WARM_UPS = 3;

    @Override
    public String id() {
        return "routes";
    }

    @Override
    public String title() {
        return "Cost of Camel: the step full-load with the data of the row full-load, through the shipped route and by calling the"
                + " beans";
    }

    @Override
    public List<String> run(Site site, Rounds rounds, Guard guard) throws Exception {
        guard.preparing(() -> {
            Tables.database(site.servers().source(), DATABASE);
            FullLoadRow.makeTwo(site, DATABASE);
        });
        Rounds.Outcome outcome = rounds.run(
                List.of(new Steps.ThroughRoute(site, DATABASE), new Steps.ByBeans(site, DATABASE)), WARM_UPS);
        return TimeTable.of(outcome, site.goals(new Goal(Steps.ByBeans.NAME, 1.03)));
    }
}
