package io.serai.precheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.config.Json;
import io.serai.database.TableName;
import io.serai.database.Version;
import io.serai.datasource.ServerType;
import io.serai.project.Mapping;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the checks conclude from numbers and names. */
final class JudgementTest {
    @ParameterizedTest
    @CsvSource({
        "MYSQL, 5, 6, FAILED",
        "MYSQL, 5, 7, PASSED",
        "MYSQL, 12, 0, PASSED",
        "MARIADB, 10, 4, FAILED",
        "MARIADB, 10, 5, PASSED",
        "OCEANBASE, 3, 2, FAILED",
        "OCEANBASE, 4, 0, PASSED",
    })
    void onlyOldVersionsAreRefused(ServerType type, int major, int minor, Status status) {
        Version version = new Version("x", major, minor, 0);
        assertThat(VersionCheck.judge(type, version, "the server").status()).isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource(names = {"SOURCE", "TARGET"})
    void theBinlogsOfBothSidesAreLookedAtAlike(Endpoint endpoint) {
        assertThat(Part.BINLOG.checks())
                .filteredOn(c -> c.endpoint() == endpoint)
                .extracting(Check::code)
                .contains(
                        CheckCode.BINLOG_ON,
                        CheckCode.BINLOG_FORMAT,
                        CheckCode.BINLOG_ROW_IMAGE,
                        CheckCode.BINLOG_ROW_VALUE_OPTIONS,
                        CheckCode.BINLOG_COMPRESSION,
                        CheckCode.BINLOG_FILTER,
                        CheckCode.BINLOG_RETENTION);
    }

    @ParameterizedTest
    @CsvSource({"64, 64, PASSED", "16, 64, PASSED", "64, 16, WARNING", "4, 4, PASSED", "1, 3, FAILED"})
    void aSmallPacketIsNamed(long source, long target, Status status) {
        assertThat(MaxAllowedPacketCheck.judge(source << 20, target << 20).status())
                .isEqualTo(status);
    }

    private static Finding cases(long source, long target, String... names) {
        return LowerCaseCheck.judge(
                source,
                target,
                Arrays.stream(names)
                        .map(n -> new Mapping(new TableName("From", n), new TableName("to", n), false))
                        .toList());
    }

    @Test
    void namesThatDifferByCaseOnlyNeedATargetThatKeepsThemApart() {
        assertThat(cases(0, 0, "Orders", "orders").status()).isEqualTo(Status.PASSED);
        assertThat(cases(0, 1, "Orders", "orders").detail()).contains("to.Orders and to.orders");
        assertThat(cases(0, 2, "Orders", "orders").status()).isEqualTo(Status.FAILED);
    }

    @Test
    void upperCaseIsLostWhereTheTargetStoresLowerCase() {
        assertThat(cases(0, 1, "Orders"))
                .returns(Status.FAILED, Finding::status)
                .returns("to.Orders", Finding::object)
                .satisfies(f -> assertThat(f.remedy()).contains("\"From.Orders=to.orders\""));
        assertThat(cases(0, 2, "Orders").status()).isEqualTo(Status.WARNING);
        assertThat(cases(0, 1, "orders").status()).isEqualTo(Status.WARNING);
        assertThat(cases(1, 1, "orders").status()).isEqualTo(Status.PASSED);
    }

    @Test
    void objectsAreNamedUpToFive() {
        assertThat(Listing.of(List.of("a"))).isEqualTo("a");
        assertThat(Listing.of(List.of("a", "b", "c"))).isEqualTo("a, b and c");
        assertThat(Listing.of(List.of("a, x", "b", "c"))).isEqualTo("a, x; b and c");
        assertThat(Listing.of(
                        java.util.stream.IntStream.range(0, 10_000).boxed().toList()))
                .isEqualTo("0, 1, 2, 3, 4 and 9,995 more");
        assertThat(Listing.sentences(List.of("A.", "B.", "C.", "D.", "E.", "F.")))
                .isEqualTo("A. B. C. D. E. And 1 more.");
    }

    private static Item item(CheckCode code, Status status, boolean skipped) {
        return new Item(code, Endpoint.SOURCE, status, "found", "", code.isSkippable(), skipped, null);
    }

    @Test
    void aReportPassesWhenNothingFailsThatIsNotSkipped() {
        Item warning = item(CheckCode.GTID, Status.WARNING, false);
        Item skipped = item(CheckCode.PRIVILEGES, Status.FAILED, true);
        Item failed = item(CheckCode.ENGINE, Status.FAILED, false);
        assertThat(Report.of(List.of(warning, skipped), Instant.EPOCH).passed()).isTrue();
        Report report = Report.of(List.of(warning, skipped, failed), Instant.EPOCH);
        assertThat(report.passed()).isFalse();
        assertThat(report.refusals()).containsExactly(CheckCode.ENGINE);
    }

    @Test
    void aReportIsReadBackAsItWasWritten() {
        Report report = Report.of(List.of(item(CheckCode.ENGINE, Status.PASSED, false)), Instant.EPOCH);
        assertThat(Json.read(Json.write(report), Report.class)).isEqualTo(report);
        assertThat(Json.write(report))
                .isEqualTo(
                        "{\"passed\":true,\"items\":[{\"check\":\"ENGINE\",\"endpoint\":\"SOURCE\",\"status\":\"PASSED\","
                                + "\"detail\":\"found\",\"remedy\":\"\",\"skippable\":false,\"skipped\":false}],"
                                + "\"checkedAt\":\"1970-01-01T00:00:00Z\"}");
    }
}
