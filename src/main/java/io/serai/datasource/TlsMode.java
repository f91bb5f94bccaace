package io.serai.datasource;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the connection to a server is encrypted; the meanings are those of MySQL's {@code --ssl-mode}. */
public enum TlsMode {
    /** Never. */
    DISABLED,
    /** When the server offers it. */
    PREFERRED,
    /** Always; the certificate is not checked. */
    REQUIRED,
    /** Always; the certificate's authority is checked. */
    VERIFY_CA,
    /** Always; the certificate's authority and its host name are checked. */
    VERIFY_IDENTITY;

    public String apiName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<TlsMode> of(String apiName) {
        return Arrays.stream(values()).filter(m -> m.apiName().equals(apiName)).findFirst();
    }
}
