package io.serai.switchover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class AccountGrantsTest {
    private static AccountGrants grants(String... lines) {
        return new AccountGrants(List.of(lines));
    }

    @Test
    void onlyWhatHoldsForTheWholeServerCounts() {
        AccountGrants grants = grants(
                "GRANT SELECT, READ ONLY ADMIN ON *.* TO `serai`@`%` IDENTIFIED BY PASSWORD '*X'",
                "GRANT CONNECTION_ADMIN,SYSTEM_VARIABLES_ADMIN ON *.* TO `serai`@`%`",
                "GRANT ALL PRIVILEGES ON `shop`.* TO `serai`@`%`");
        assertThat(grants.has("READ ONLY ADMIN")).isTrue();
        assertThat(grants.has("SYSTEM_VARIABLES_ADMIN")).isTrue();
        assertThat(grants.has("SUPER")).isFalse();
        assertThat(grants.has("READ ONLY")).isFalse();
    }

    @Test
    void allIsEverything() {
        assertThat(grants("GRANT ALL PRIVILEGES ON *.* TO `root`@`localhost` WITH GRANT OPTION")
                        .has("SUPER"))
                .isTrue();
    }
}
