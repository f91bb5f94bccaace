package io.serai.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.project.KeyRanges.Range;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class KeyRangesTest {
    private static KeyRanges of(long... numbers) {
        KeyRanges ranges = new KeyRanges();
        for (long number : numbers) {
            ranges.add(number);
        }
        return ranges;
    }

    private static boolean holds(KeyRanges ranges, long number) {
        return ranges.ranges().stream().anyMatch(r -> r.first() <= number && number <= r.last());
    }

    private static void requireDisjointAndAscending(KeyRanges ranges) {
        List<Range> all = ranges.ranges();
        assertThat(all).hasSizeLessThanOrEqualTo(KeyRanges.MOST);
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i).first()).isLessThanOrEqualTo(all.get(i).last());
            if (i > 0) {
                assertThat(all.get(i).first()).isGreaterThan(all.get(i - 1).last() + 1);
            }
        }
    }

    @Test
    void neighboursBecomeOneRange() {
        assertThat(of(5, 7, 6, 6, 5).ranges()).containsExactly(new Range(5, 7));
        assertThat(of(3, 1, 2, 9, 8).ranges()).containsExactly(new Range(1, 3), new Range(8, 9));
        assertThat(new KeyRanges().isEmpty()).isTrue();
    }

    @Test
    void bothEndsOfALongAreNumbersLikeOthers() {
        assertThat(of(Long.MAX_VALUE, Long.MIN_VALUE, -1, 0, Long.MAX_VALUE, Long.MIN_VALUE)
                        .ranges())
                .containsExactly(
                        new Range(Long.MIN_VALUE, Long.MIN_VALUE),
                        new Range(-1, 0),
                        new Range(Long.MAX_VALUE, Long.MAX_VALUE));
        assertThat(new Range(Long.MIN_VALUE, Long.MAX_VALUE).width()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void appendedKeysTakeOneRange() {
        KeyRanges ranges = new KeyRanges();
        for (long number = 1; number <= 100_000; number++) {
            ranges.add(number);
        }
        assertThat(ranges.ranges()).containsExactly(new Range(1, 100_000));
    }

    @Test
    void noNumberIsLostHoweverManyThereAre() {
        for (int spread : new int[] {3_000, 20_000, 1_000_000, Integer.MAX_VALUE}) {
            Random random = new Random(spread);
            KeyRanges ranges = new KeyRanges();
            TreeSet<Long> numbers = new TreeSet<>();
            for (int i = 0; i < 20_000; i++) {
                long number = spread == Integer.MAX_VALUE ? random.nextLong() : random.nextInt(spread);
                numbers.add(number);
                ranges.add(number);
            }
            requireDisjointAndAscending(ranges);
            assertThat(numbers).allMatch(n -> holds(ranges, n));
        }
    }

    @Test
    void asLongAsThereAreFewNothingIsJoined() {
        KeyRanges ranges = new KeyRanges();
        for (long i = 0; i < KeyRanges.MOST; i++) {
            ranges.add(i * 1_000);
        }
        assertThat(ranges.ranges()).hasSize(KeyRanges.MOST).allMatch(r -> r.width() == 1);
        ranges.add(7);
        assertThat(ranges.ranges()).hasSizeBetween(KeyRanges.MOST / 2, KeyRanges.MOST);
        requireDisjointAndAscending(ranges);
    }

    @Test
    void setsAreAddedToEachOther() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int spread = random.nextBoolean() ? 60 : 5_000_000;
            int size = random.nextBoolean() ? 20 : 3_000;
            KeyRanges one = new KeyRanges();
            KeyRanges other = new KeyRanges();
            TreeSet<Long> numbers = new TreeSet<>();
            for (int i = 0; i < size; i++) {
                long number = random.nextInt(spread);
                numbers.add(number);
                (random.nextBoolean() ? one : other).add(number);
            }
            one.addAll(other);
            requireDisjointAndAscending(one);
            assertThat(numbers).allMatch(n -> holds(one, n));
            if (size < 100) {
                assertThat(one.ranges().stream().mapToLong(Range::width).sum())
                        .as("nothing but what was added")
                        .isEqualTo(numbers.size());
            }
        }
    }
}
