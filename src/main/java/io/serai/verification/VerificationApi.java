package io.serai.verification;

import io.serai.config.Input;
import io.serai.project.Actor;
import io.serai.project.Projects;
import io.serai.verification.Comparison.Difference;
import io.serai.verification.Comparison.Result;
import io.serai.verification.Comparison.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Header;

/** The HTTP interface to verification, called by the routes in {@code routes/api}. */
public final class VerificationApi {
    private final Verification verification;
    private final Projects projects;

    public VerificationApi(Verification verification, Projects projects) {
        this.verification = verification;
        this.projects = projects;
    }

    public Result result(@Header("name") String name) {
        projects.require(name);
        return verification.result(name);
    }

    /** Runs it again; refused unless the verification of a running or completed project has ended. */
    public Result again(@Header("name") String name, @Body String body) {
        Input input = Input.parse(body);
        Scope scope = input.word("scope", Scope.ALL, VerificationApi::scope, "all or abnormal");
        input.finish("verification");
        projects.verifyAgain(name, Actor.HTTP, () -> verification.begin(name, scope));
        return verification.result(name);
    }

    private static Optional<Scope> scope(String text) {
        return Arrays.stream(Scope.values())
                .filter(s -> s.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }

    public List<Difference> differences(@Header("name") String name, @Header("table") String table) {
        projects.require(name);
        return verification.differences(name, table);
    }
}
