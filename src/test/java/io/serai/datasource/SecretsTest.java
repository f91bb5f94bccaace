package io.serai.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.error.SeraiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretsTest {
    private static final Secrets OWN_KEY = Secrets.of("sixteen letters!", Path.of("unused"));

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "pässwörd 密码 😀", "'\"\\\n\u0000", "0123456789012345678901234567890123456789"})
    void passwordComesBackAsItWas(String password) {
        assertThat(OWN_KEY.decrypt("legacy", OWN_KEY.encrypt("legacy", password)))
                .isEqualTo(password);
    }

    @Test
    void theSamePasswordIsNeverSealedAlike() {
        assertThat(OWN_KEY.encrypt("legacy", "hunter2"))
                .isNotEqualTo(OWN_KEY.encrypt("legacy", "hunter2"))
                .doesNotContain("hunter2");
    }

    @Test
    void aSealedPasswordBelongsToItsDataSourceOnly() {
        String sealed = OWN_KEY.encrypt("legacy", "hunter2");
        assertThatThrownBy(() -> OWN_KEY.decrypt("ocean", sealed))
                .isInstanceOfSatisfying(
                        SeraiException.class, e -> assertThat(e.code()).isEqualTo("SECRET_KEY"))
                .hasMessageContaining("'ocean'");
    }

    @Test
    void anotherKeyDoesNotOpenIt() {
        String sealed = OWN_KEY.encrypt("legacy", "hunter2");
        assertThatThrownBy(() -> Secrets.of("sixteen letters?", directory).decrypt("legacy", sealed))
                .isInstanceOf(SeraiException.class)
                .message()
                .doesNotContain("hunter2");
    }

    @Test
    void aChangedByteIsNoticed() {
        byte[] sealed = Base64.getDecoder().decode(OWN_KEY.encrypt("legacy", "hunter2"));
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            String text = Base64.getEncoder().encodeToString(changed);
            assertThatThrownBy(() -> OWN_KEY.decrypt("legacy", text)).isInstanceOf(SeraiException.class);
        }
    }

    @Test
    void theSameOwnKeyOpensItAfterAnotherStart() {
        String sealed = OWN_KEY.encrypt("legacy", "hunter2");
        assertThat(Secrets.of("sixteen letters!", directory).decrypt("legacy", sealed))
                .isEqualTo("hunter2");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aGeneratedKeyIsKeptForTheNextStartAndForItsOwnerOnly() throws IOException {
        String sealed = Secrets.of("", directory).encrypt("legacy", "hunter2");
        Path file = directory.resolve("secret.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Base64.getDecoder().decode(Files.readString(file))).hasSize(32);
        assertThat(Secrets.of("", directory).decrypt("legacy", sealed)).isEqualTo("hunter2");
    }

    @Test
    void aKeyFileThatWasEditedKeepsItsMeaningWithALineEnd() throws IOException {
        String sealed = Secrets.of("", directory).encrypt("legacy", "hunter2");
        Path file = directory.resolve("secret.key");
        Files.writeString(file, Files.readString(file) + "\n");
        assertThat(Secrets.of("", directory).decrypt("legacy", sealed)).isEqualTo("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no base64 !", "c2hvcnQ="})
    void aDamagedKeyFileIsToldAndNeverReplaced(String content) throws IOException {
        Path file = Files.writeString(directory.resolve("secret.key"), content);
        assertThatThrownBy(() -> Secrets.of("", directory))
                .isInstanceOfSatisfying(
                        SeraiException.class, e -> assertThat(e.code()).isEqualTo("SECRET_KEY"))
                .hasMessageContaining("secret.key");
        assertThat(file).hasContent(content);
    }

    @Test
    void aDirectoryThatCanNotBeWrittenIsTold() {
        assertThatThrownBy(() -> Secrets.of("", directory.resolve("missing")))
                .isInstanceOf(SeraiException.class)
                .hasMessageContaining("missing");
    }
}
