package io.serai.it;

import io.serai.demo.RuntimeProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.apache.camel.util.FileUtil;

/**
 * The classes of the runtime as a JVM has loaded them (class data sharing): with it a runtime starts with two thirds of the work, and
 * tests start it some hundred times. Made by the first test that needs it.
 */
final class ClassArchive {
    static final Path JAR = Path.of("target", "serai.jar").toAbsolutePath();

    private static final Path DIRECTORY =
            Path.of("target", "it", "class-archive").toAbsolutePath();
    private static Optional<Path> archive;

    private ClassArchive() {}

    /** Empty where it can not be made: then all starts as usual. */
    static synchronized Optional<Path> path() {
        if (archive == null) {
            archive = make();
        }
        return archive;
    }

    private static Optional<Path> make() {
        try {
            Files.createDirectories(DIRECTORY);
            // Another JVM of the same test run may be at it.
            try (FileChannel channel = FileChannel.open(
                            DIRECTORY.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                Path made = DIRECTORY.resolve(
                        "serai-" + Files.getLastModifiedTime(JAR).toMillis() + ".jsa");
                if (!Files.exists(made)) {
                    dump(made);
                }
                return Optional.of(made).filter(Files::exists);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void dump(Path made) throws IOException {
        Path written = DIRECTORY.resolve("written.jsa");
        Files.deleteIfExists(written);
        FileUtil.removeDir(DIRECTORY.resolve("state").toFile());
        try (RuntimeProcess runtime = RuntimeProcess.in(DIRECTORY.resolve("state"))
                .jar(JAR)
                .javaOptions(Landscape.FAST)
                .javaOptions("-XX:ArchiveClassesAtExit=" + written)
                .build()) {
            runtime.start();
        }
        if (Files.exists(written)) {
            Files.move(written, made, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
