package io.serai;

import io.serai.config.Settings;
import io.serai.error.SeraiException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.apache.camel.main.Main;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine.Command;

/** {@code serai run}: checks what would break the start, then runs until it is told to end. */
@Command(name = "run", description = "Starts the runtime: HTTP interface, projects, health and metrics.")
public final class RunCommand implements Callable<Integer> {
    private static final int MISCONFIGURED = 2;

    @Override
    public Integer call() throws Exception {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        try {
            Settings settings = Settings.load(Path.of("config"), System.getenv(), System.getProperties());
            requireLogin(settings);
            requireFree(settings, "serai.http.port");
            requireFree(settings, "serai.management.port");
            try (FileChannel state = lock(Path.of(settings.text("serai.state.dir")))) {
                return run(settings);
            }
        } catch (SeraiException e) {
            System.err.println("serai: " + e.code() + ": " + e.getMessage() + " " + e.remedy());
            return MISCONFIGURED;
        }
    }

    private static int run(Settings settings) throws Exception {
        Main main = new Main();
        main.setPropertyPlaceholderLocations(
                "file:config/local.properties;optional=true,file:config/application.properties");
        main.setOverrideProperties(camelProperties(settings));
        Assembly assembly = new Assembly(settings);
        main.addMainListener(assembly);
        main.addMainListener(new HttpErrors());
        try {
            main.run();
            return main.getExitCode();
        } catch (Exception e) {
            assembly.close();
            throw startFailed(e);
        }
    }

    private static SeraiException startFailed(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SeraiException known) {
                return known;
            }
        }
        LoggerFactory.getLogger(RunCommand.class).debug("The start failed", e);
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String at = root.getMessage() == null ? root.toString() : root.getMessage();
        String outer = e.getMessage() == null || e.getMessage().equals(at) ? "" : e.getMessage() + ": ";
        return new SeraiException(
                "START_FAILED", outer + at, "Correct the route or the key that is named, and start again.", e);
    }

    /** What Camel's servers are told, and the effective value of every {@code serai.*} key for the routes. */
    private static Properties camelProperties(Settings settings) throws IOException {
        Properties p = settings.forRoutes();
        for (String server : new String[] {"server", "management"}) {
            p.setProperty("camel." + server + ".enabled", "true");
            p.setProperty("camel." + server + ".host", settings.text("serai.http.host"));
        }
        p.setProperty("camel.server.port", settings.text("serai.http.port"));
        p.setProperty("camel.management.port", settings.text("serai.management.port"));
        p.setProperty("camel.server.maxBodySize", String.valueOf(1 << 20));
        p.setProperty("camel.management.healthCheckEnabled", "true");
        p.setProperty("camel.management.metricsEnabled", "true");
        p.setProperty("camel.management.jolokiaEnabled", "true");
        if (!settings.text("serai.http.user").isEmpty()) {
            Path users = usersFile(settings);
            for (String server : new String[] {"server", "management"}) {
                p.setProperty("camel." + server + ".authenticationEnabled", "true");
                p.setProperty("camel." + server + ".basicPropertiesFile", users.toString());
            }
            p.setProperty("camel.server.authenticationPath", "/api*");
            p.setProperty("camel.management.authenticationPath", "/observe/jolokia*");
        }
        return p;
    }

    private static Path usersFile(Settings settings) throws IOException {
        Path file = Path.of(settings.text("serai.state.dir")).toAbsolutePath().resolve("users.properties");
        Files.deleteIfExists(file);
        Files.createFile(
                file,
                java.nio.file.attribute.PosixFilePermissions.asFileAttribute(
                        java.nio.file.attribute.PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                file,
                "user." + settings.text("serai.http.user") + "=" + settings.text("serai.http.password")
                        + ",admin\nrole.admin=*\n");
        return file;
    }

    /** Anybody who reaches the interface can read and write every data source: from outside only with a login. */
    private static void requireLogin(Settings settings) throws UnknownHostException {
        String host = settings.text("serai.http.host");
        boolean user = !settings.text("serai.http.user").isEmpty();
        boolean password = !settings.text("serai.http.password").isEmpty();
        if (user != password) {
            throw new SeraiException(
                    "CONFIGURATION",
                    "serai.http.user and serai.http.password must be set together.",
                    "Set both or none.");
        }
        if (!user && !InetAddress.getByName(host).isLoopbackAddress()) {
            throw new SeraiException(
                    "LOGIN_REQUIRED",
                    "serai.http.host = '" + host + "' is not a loopback address and there is no login.",
                    "Set serai.http.user and serai.http.password, or listen on 127.0.0.1.");
        }
    }

    /** Camel only logs a port that is in use, and goes on without its server. */
    private static void requireFree(Settings settings, String key) {
        String host = settings.text("serai.http.host");
        int port = settings.number(key);
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new SeraiException(
                    "PORT_IN_USE",
                    "%s: can not listen on %s:%d (%s).".formatted(key, host, port, e.getMessage()),
                    "Stop the other program, or set " + key + " to a free port.",
                    e);
        }
    }

    private static FileChannel lock(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel channel = FileChannel.open(
                    directory.resolve("serai.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new SeraiException(
                        "STATE_LOCKED",
                        "The state in '" + directory + "' is in use by another runtime.",
                        "Stop the other runtime, or give this one a serai.state.dir of its own.");
            }
            return channel;
        } catch (IOException e) {
            throw new SeraiException(
                    "STATE_UNREADABLE",
                    "The state directory '%s' can not be used: %s".formatted(directory, e),
                    "Give the account that runs Serai the right to write there, or set serai.state.dir.",
                    e);
        }
    }
}
