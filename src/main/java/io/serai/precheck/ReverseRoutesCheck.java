package io.serai.precheck;

import io.serai.project.Definition;
import io.serai.project.StepName;
import java.util.List;
import java.util.Set;

/**
 * What a route of the user's own changes or leaves out on the way to the target can not be told from what the business has changed there:
 * a reverse link would carry it back over the original.
 */
final class ReverseRoutesCheck implements Check {
    @Override
    public CheckCode code() {
        return CheckCode.REVERSE_ROUTES;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.PROJECT;
    }

    @Override
    public Set<Endpoint> needs() {
        return Set.of();
    }

    @Override
    public boolean concerns(Definition definition) {
        return definition.has(StepName.REVERSE_LINK);
    }

    @Override
    public Finding look(Examination examination) {
        return look(examination.definition());
    }

    static Finding look(Definition definition) {
        List<String> own = List.of(StepName.FULL_LOAD, StepName.CDC).stream()
                .filter(step ->
                        definition.has(step) && !definition.template(step).equals(step.id()))
                .map(step -> step.id() + " by " + definition.template(step))
                .toList();
        if (own.isEmpty()) {
            return Finding.passed("Rows arrive at the target as they are on the source.");
        }
        return Finding.failed(
                "Routes of your own may change rows on their way to the target, and the reverse link carries rows back as they are"
                        + " there: %s.".formatted(Listing.of(own)),
                "Take reverse-link out of the project's steps, or the routes out of its \"routes\". Name REVERSE_ROUTES in"
                        + " options.skipChecks only if the routes change no row.");
    }
}
