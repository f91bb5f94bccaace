package io.serai.database;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.error.SeraiException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RoundingTest {
    private static final Column ID = Sample.column("id", "int");

    private static void look(String sourceType, String targetType, String value) {
        Table source =
                Sample.table("shop.prices", List.of(ID, Sample.column("price", sourceType)), Sample.primary("id"));
        Table target =
                Sample.table("shop.prices", List.of(ID, Sample.column("price", targetType)), Sample.primary("id"));
        Rounding.of(TablePair.of(source, target))
                .given(new byte[][] {{'5'}, value == null ? null : value.getBytes(US_ASCII)});
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "-0.0", "-0", "0.00005", "0.09999999999999998"})
    void aValueThatTheTargetWouldRoundIsNamed(String value) {
        assertThatThrownBy(() -> look("double(15,4)", "double(15,4)", value))
                .isInstanceOfSatisfying(
                        SeraiException.class, e -> assertThat(e.code()).isEqualTo("VALUE_NOT_CARRIED"))
                .hasMessageContainingAll("shop.prices", "`price`", "holds " + value + " ", "`id` = 5", "double(15,4)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1", "-0.09999999999999998", "-1.1", "0", "0.0", "99999999999.9999", "-12345678901.2345"})
    void whatTheServersStorePasses(String value) {
        double stored = Rounding.stored(Double.parseDouble(value), 1e4, ColumnKind.DOUBLE);
        assertThatCode(() -> look("double(15,4)", "double(15,4)", String.valueOf(stored)))
                .doesNotThrowAnyException();
    }

    @Test
    void aFloatIsComparedAsFloat() {
        assertThatCode(() -> look("float(7,3)", "float(7,3)", "-0.10000000149011612"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> look("float(7,3)", "float(7,3)", "0.12345600128173828"))
                .hasMessageContaining("0.12300000339746475");
        assertThatThrownBy(() -> look("float(7,3)", "float(7,3)", "-0.0")).isInstanceOf(SeraiException.class);
        assertThatCode(() -> look("float(7,3)", "float(7,3)", null)).doesNotThrowAnyException();
    }

    @Test
    void onlyColumnsWithDigitsOnTheTargetAreLookedAt() {
        Column rounded = Sample.column("price", "double(15,4)");
        Column plain = Sample.column("price", "double");
        Table from = Sample.table("shop.prices", List.of(ID, rounded), Sample.primary("id"));
        Table to = Sample.table("shop.prices", List.of(ID, plain), Sample.primary("id"));
        assertThat(Rounding.of(TablePair.of(from, to))).isNull();
        assertThat(Rounding.of(TablePair.of(to, from))).isNotNull();
        Table decimal = Sample.table("shop.prices", List.of(Sample.column("price", "decimal(15,4)")));
        assertThat(Rounding.of(Sample.pair(decimal))).isNull();
    }

    /** Whatever came in the ordinary way, rounded once, can be given to the target again. */
    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void everythingThatWasRoundedIsCarried(ColumnKind kind) {
        Random random = new Random(20);
        for (int i = 0; i < 2_000_000; i++) {
            double scale = Double.parseDouble("1e" + random.nextInt(17));
            double any = (random.nextDouble() * 2 - 1) * Math.pow(10, random.nextInt(40) - 20);
            double typed = random.nextInt(100_000_000) * (random.nextBoolean() ? 1 : -1) / scale;
            for (double value : new double[] {any, typed}) {
                double held = Rounding.stored(value, scale, kind);
                double given = Rounding.given(held, scale, kind);
                if (Double.doubleToRawLongBits(Rounding.stored(given, scale, kind))
                        != Double.doubleToRawLongBits(held)) {
                    throw new AssertionError("%s rounded by %s to %s".formatted(value, scale, held));
                }
            }
        }
    }

    /** With no more digits than a DOUBLE has, rounding leaves alone what was rounded. */
    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void whatWasRoundedIsUsuallyGivenAsItIs(ColumnKind kind) {
        Random random = new Random(21);
        for (int i = 0; i < 1_000_000; i++) {
            int decimals = random.nextInt(12);
            double scale = Double.parseDouble("1e" + decimals);
            double value = (random.nextDouble() * 2 - 1) * Math.pow(10, random.nextInt(15 - decimals));
            double held = Rounding.stored(value, scale, kind);
            assertThat(Rounding.given(held, scale, kind) == held)
                    .as("%s by %s", value, scale)
                    .isTrue();
        }
    }
}
