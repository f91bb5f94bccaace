package io.serai.demo;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code serai demo}. */
@Command(
        name = "demo",
        sortOptions = false,
        description = {
            "Shows a whole migration on this machine.",
            "",
            "Starts two MariaDB servers and the runtime, moves the sakila sample database from one to the other while"
                    + " a client keeps writing, pauses and restores once, verifies, and ends all of it with Ctrl-C.",
            ""
        },
        exitCodeListHeading = "%nStatus:%n",
        exitCodeList = {
            "0:both sides are equal, by the runtime and by an outside look",
            "1:they differ, or something failed",
            "2:the command line is wrong"
        })
public final class DemoCommand implements Callable<Integer> {
    @Option(names = "--exit", description = "End after the outcome instead of staying until Ctrl-C.")
    private boolean exit;

    @Option(
            names = "--switchover",
            description = "After the verification move the writing client to the target, and back to the source.")
    private boolean switchover;

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            description = "Port of the HTTP interface (default: any free one).")
    private int httpPort;

    @Option(
            names = "--management-port",
            paramLabel = "PORT",
            description = "Port of health, metrics and Jolokia (default: any free one).")
    private int managementPort;

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description =
                    "Empty directory for the data of servers and runtime, kept at the end (default: a temporary one,"
                            + " removed at the end).")
    private Path directory;

    @Override
    public Integer call() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.OFF);
        DemoOptions options = new DemoOptions(exit, switchover, httpPort, managementPort, directory);
        try (Display display = Display.standard();
                Demo demo = new Demo(options, display)) {
            return demo.run() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }
}
