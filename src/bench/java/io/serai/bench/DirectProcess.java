package io.serai.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** {@link DirectLoad} in a process of its own, which takes the names of databases and answers with seconds. */
final class DirectProcess implements AutoCloseable {
    private final Process process;
    private final PrintStream orders;
    private final BufferedReader answers;
    private final Thread hook;

    private DirectProcess(Process process) {
        this.process = process;
        this.orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.hook = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    static DirectProcess start(Site site, String heap) throws IOException {
        Servers servers = site.servers();
        return new DirectProcess(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "-cp",
                        System.getProperty("java.class.path"),
                        DirectLoad.class.getName(),
                        servers.source().type().name(),
                        String.valueOf(servers.source().port()),
                        String.valueOf(servers.target().port()))
                .directory(site.home().toFile())
                .redirectError(
                        ProcessBuilder.Redirect.appendTo(site.log("direct-load").toFile()))
                .start());
    }

    /** Loads a database, and answers with the seconds that this took without the making of the tables. */
    double load(String database) throws IOException {
        orders.println(database);
        String line = answers.readLine();
        while (line != null && !line.startsWith(DirectLoad.ANSWER)) {
            line = answers.readLine();
        }
        String answer = line == null ? "it has ended" : line.substring(DirectLoad.ANSWER.length());
        try {
            return Double.parseDouble(answer);
        } catch (NumberFormatException e) {
            throw new BenchException("calling the beans failed: " + answer, e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        orders.close();
        process.destroy();
        process.waitFor();
        Runtime.getRuntime().removeShutdownHook(hook);
    }
}
