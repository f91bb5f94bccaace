package io.serai.demo;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The runtime as a process of its own, on this JVM's Java.
 *
 * <p>It can be stopped or killed and started again on the same state and ports, as often as one likes. It ends with
 * this JVM at the latest.
 */
public final class RuntimeProcess implements AutoCloseable {
    public static final String HOST = "127.0.0.1";

    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration STOP_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(50);

    private final Builder settings;
    private final ApiClient api;
    private ChildProcess process;

    private RuntimeProcess(Builder settings) {
        this.settings = settings;
        this.api = new ApiClient(URI.create("http://%s:%d".formatted(HOST, settings.httpPort)));
    }

    /** A runtime on this state directory, with defaults for the rest: free ports, and the log beside the state. */
    public static Builder in(Path stateDirectory) {
        return new Builder(stateDirectory);
    }

    /** Starts the runtime and returns when its HTTP interface answers; does nothing when it runs. */
    public synchronized RuntimeProcess start() {
        if (isRunning()) {
            return this;
        }
        requireFreePorts();
        process = ChildProcess.start("The runtime", command(), log());
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (!answers()) {
            boolean late = System.nanoTime() > deadline;
            if (late || process.endsWithin(POLL)) {
                String message = process.diagnosis();
                process.kill();
                throw new IllegalStateException(message);
            }
        }
        return this;
    }

    /** Ends the runtime as an operator does (SIGTERM); true when it ended by itself, false when it had to be forced. */
    public synchronized boolean stop() {
        return process == null || process.stop(STOP_TIMEOUT);
    }

    /** Ends the runtime as a crash does (SIGKILL). */
    public synchronized void kill() {
        if (process != null) {
            process.kill();
        }
    }

    /** The same as {@link #stop()}. */
    @Override
    public void close() {
        stop();
    }

    public synchronized boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** The operating system's id of the runtime, which must have been started. */
    public synchronized long pid() {
        return process.pid();
    }

    /** A client of its HTTP interface; it stays valid over restarts. */
    public ApiClient api() {
        return api;
    }

    public int httpPort() {
        return settings.httpPort;
    }

    public int managementPort() {
        return settings.managementPort;
    }

    /** An address of its management port, such as {@code /observe/metrics}. */
    public URI management(String path) {
        return URI.create("http://%s:%d%s".formatted(HOST, settings.managementPort, path));
    }

    public Path stateDirectory() {
        return settings.stateDirectory;
    }

    /** All that the process printed, over all its starts. */
    public Path log() {
        return settings.log;
    }

    private ProcessBuilder command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(settings.javaOptions);
        command.addAll(List.of("-cp", settings.classPath, "io.serai.Serai", "run"));
        ProcessBuilder builder = new ProcessBuilder(command).directory(settings.workingDirectory.toFile());
        builder.environment().putAll(settings.environment);
        builder.environment().put("SERAI_HTTP_PORT", Integer.toString(settings.httpPort));
        builder.environment().put("SERAI_MANAGEMENT_PORT", Integer.toString(settings.managementPort));
        builder.environment().put("SERAI_STATE_DIR", settings.stateDirectory.toString());
        return builder;
    }

    /** That of this JVM. Absolute, because the runtime may have another working directory. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** A foreign server on one of our ports must not be taken for the runtime. */
    private void requireFreePorts() {
        for (int port : List.of(settings.httpPort, settings.managementPort)) {
            if (!FreePorts.isFree(port)) {
                throw new IllegalStateException("Port %d on %s is taken. Choose another one.".formatted(port, HOST));
            }
        }
    }

    /** A refused login is an answer too; a 5xx is one of a runtime that has not finished its start. */
    private boolean answers() {
        try {
            int status = api.send("GET", "/api/projects", null).status();
            return status == 200 || status == 401;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** What may be chosen before the first start. */
    public static final class Builder {
        private final Path stateDirectory;
        private final Map<String, String> environment = new LinkedHashMap<>();
        private final List<String> javaOptions = new ArrayList<>();
        private String classPath = classPath();
        private Path workingDirectory = Path.of("").toAbsolutePath();
        private Path log;
        private int httpPort;
        private int managementPort;

        private Builder(Path stateDirectory) {
            this.stateDirectory = stateDirectory.toAbsolutePath().normalize();
            this.log = this.stateDirectory.resolveSibling(this.stateDirectory.getFileName() + ".log");
        }

        public Builder httpPort(int port) {
            httpPort = port;
            return this;
        }

        public Builder managementPort(int port) {
            managementPort = port;
            return this;
        }

        /** Where {@code routes/} and {@code config/} lie; the working directory of this JVM when not set. */
        public Builder workingDirectory(Path directory) {
            workingDirectory = directory.toAbsolutePath();
            return this;
        }

        public Builder log(Path file) {
            log = file.toAbsolutePath();
            return this;
        }

        /** A configuration key in its environment spelling, for instance {@code SERAI_SECRET_KEY}. */
        public Builder environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /** A jar that names what it needs, in place of this JVM's class path. */
        public Builder jar(Path jar) {
            classPath = jar.toAbsolutePath().toString();
            return this;
        }

        public Builder javaOptions(String... options) {
            javaOptions.addAll(List.of(options));
            return this;
        }

        /** The runtime, not yet started. */
        public RuntimeProcess build() {
            httpPort = httpPort == 0 ? FreePorts.next() : httpPort;
            managementPort = managementPort == 0 ? FreePorts.next() : managementPort;
            try {
                Files.createDirectories(stateDirectory);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot create the state directory %s".formatted(stateDirectory), e);
            }
            return new RuntimeProcess(this);
        }

        /** The runtime, answering. */
        public RuntimeProcess start() {
            return build().start();
        }
    }
}
