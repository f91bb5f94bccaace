package io.serai.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where servers are kept that have been unpacked once: the user's cache directory. */
public final class CacheDirectory {
    private CacheDirectory() {}

    /** The directory, made when it is not there; below the temporary one for accounts without a writable home, as in some containers. */
    public static Path find() {
        String configured = System.getenv("XDG_CACHE_HOME");
        Path parent = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(configured);
        try {
            return Files.createDirectories(parent.resolve("serai"));
        } catch (IOException e) {
            return temporary();
        }
    }

    private static Path temporary() {
        Path directory = Path.of(System.getProperty("java.io.tmpdir"), "serai-" + System.getProperty("user.name"));
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create the cache directory %s".formatted(directory), e);
        }
    }
}
