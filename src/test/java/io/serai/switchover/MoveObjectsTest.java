package io.serai.switchover;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.switchover.ObjectItem.Progress;
import io.serai.switchover.ObjectItem.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MoveObjectsTest {
    private static ObjectItem function(String id) {
        return ObjectItem.of("function " + id, Side.OPENED, "CREATE FUNCTION f () RETURNS INT RETURN 1")
                .undoneBy("DROP FUNCTION IF EXISTS `both`.`f`");
    }

    @Test
    void ofTwoObjectsThatGetTheSameNameTheSecondCanNotBeMade() {
        List<ObjectItem> items = MoveObjects.withoutClashes(List.of(function("a.f"), function("b.f")));
        assertThat(items.get(0).statements()).isNotEmpty();
        assertThat(items.get(1).statements()).isEmpty();
        assertThat(items.get(1).note()).contains("function a.f gets the same name");
    }

    @Test
    void oneThatIsLeftOutDoesNotStandInTheWay() {
        ObjectItem skipped = function("a.f").now(Progress.SKIPPED);
        assertThat(MoveObjects.withoutClashes(List.of(skipped, function("b.f")))
                        .get(1)
                        .statements())
                .isNotEmpty();
        assertThat(MoveObjects.withoutClashes(
                                List.of(function("a.f"), function("b.f").now(Progress.DONE)))
                        .get(1)
                        .progress())
                .isEqualTo(Progress.DONE);
    }
}
