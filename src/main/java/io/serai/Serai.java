package io.serai;

import io.serai.demo.DemoCommand;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: {@code serai run} and {@code serai demo}. */
@Command(
        name = "serai",
        description = "Moves live MySQL-family databases into OceanBase, MySQL and MariaDB.",
        mixinStandardHelpOptions = true,
        versionProvider = Serai.Version.class,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {RunCommand.class, DemoCommand.class})
public final class Serai implements Callable<Integer> {
    /** Letters that may be wrong in a word that is still recognised. */
    private static final int NEAR = 3;

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Serai())
                .setUsageHelpLongOptionsMaxWidth(26)
                .setParameterExceptionHandler((mistake, given) -> refuse(mistake))
                .setExecutionExceptionHandler((failure, command, parsed) -> report(failure, command))
                .execute(arguments));
    }

    /** Without a command there is nothing to do but to name them. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return CommandLine.ExitCode.USAGE;
    }

    /** Says what is wrong and what may be meant, instead of the whole usage. */
    private static int refuse(ParameterException mistake) {
        CommandLine command = mistake.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        String message = mistake instanceof UnmatchedArgumentException unmatched
                ? describe(unmatched.getUnmatched().get(0), command.getCommandSpec())
                : mistake.getMessage().lines().findFirst().orElse("wrong command line") + ".";
        command.getErr().println("%s: %s".formatted(name, message));
        command.getErr().println("See '%s --help'.".formatted(name));
        return CommandLine.ExitCode.USAGE;
    }

    private static String describe(String word, CommandSpec spec) {
        String kind = word.startsWith("-") ? "option" : spec.subcommands().isEmpty() ? "argument" : "command";
        String unknown = "unknown %s '%s'.".formatted(kind, word);
        return nearest(word, spec)
                .map(known -> "%s Did you mean '%s'?".formatted(unknown, known))
                .orElse(unknown);
    }

    private static Optional<String> nearest(String word, CommandSpec spec) {
        LevenshteinDistance distance = new LevenshteinDistance(NEAR);
        Stream<String> options = spec.options().stream().map(OptionSpec::longestName);
        return Stream.concat(spec.subcommands().keySet().stream(), options)
                .filter(known -> distance.apply(word, known) >= 0)
                .min(Comparator.comparing(known -> distance.apply(word, known)));
    }

    private static int report(Exception failure, CommandLine command) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        command.getErr().println("%s: %s".formatted(command.getCommandSpec().qualifiedName(), message));
        return CommandLine.ExitCode.SOFTWARE;
    }

    static final class Version implements IVersionProvider {
        /** The jar knows its version; classes that an editor or a test has compiled do not. */
        @Override
        public String[] getVersion() {
            String version = Serai.class.getPackage().getImplementationVersion();
            return new String[] {"serai " + (version == null ? "(not packaged)" : version)};
        }
    }
}
