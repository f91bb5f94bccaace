package io.serai.datasource;

import io.serai.error.SeraiException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.spec.KeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts passwords for the state store: AES-256-GCM, a fresh nonce each time, the data source's name authenticated along. */
public final class Secrets {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int ITERATIONS = 210_000;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    private Secrets(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /** With the user's own key, or with the one generated in {@code directory} when {@code secretKey} is empty. */
    public static Secrets of(String secretKey, Path directory) {
        try {
            return new Secrets(secretKey.isEmpty() ? generated(directory.resolve("secret.key")) : derived(secretKey));
        } catch (IOException | GeneralSecurityException e) {
            throw new SeraiException(
                    "SECRET_KEY",
                    "The key in %s can not be read or made: %s".formatted(directory, e),
                    "Make the state directory writable for the account that runs Serai; put a damaged secret.key back from a"
                            + " backup, or remove it and PUT every data source with its password again.",
                    e);
        }
    }

    private static byte[] derived(String secretKey) throws GeneralSecurityException {
        KeySpec spec = new PBEKeySpec(
                secretKey.toCharArray(), "io.serai.secrets".getBytes(StandardCharsets.UTF_8), ITERATIONS, 256);
        return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(spec)
                .getEncoded();
    }

    private static byte[] generated(Path file) throws IOException {
        byte[] fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        try (var channel = Files.newByteChannel(
                file,
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            channel.write(java.nio.ByteBuffer.wrap(Base64.getEncoder().encode(fresh)));
            return fresh;
        } catch (FileAlreadyExistsException e) {
            return stored(file);
        }
    }

    private static byte[] stored(Path file) throws IOException {
        try {
            byte[] key = Base64.getDecoder().decode(Files.readString(file).strip());
            if (key.length == KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw new IOException(file + " holds no key of " + KEY_BYTES + " bytes in base64");
    }

    String encrypt(String name, String password) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, name, nonce).doFinal(password.getBytes(StandardCharsets.UTF_8));
            byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
            return Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is missing from this Java", e);
        }
    }

    String decrypt(String name, String sealed) {
        byte[] all = Base64.getDecoder().decode(sealed);
        try {
            byte[] plain = cipher(Cipher.DECRYPT_MODE, name, Arrays.copyOf(all, NONCE_BYTES))
                    .doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
            return new String(plain, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new SeraiException(
                    "SECRET_KEY",
                    "The password of data source '%s' can not be decrypted with the present key.".formatted(name),
                    "Start with the SERAI_SECRET_KEY (or secret.key) it was stored with, or PUT the data source with its"
                            + " password again.",
                    e);
        }
    }

    private Cipher cipher(int mode, String name, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
