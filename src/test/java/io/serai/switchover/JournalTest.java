package io.serai.switchover;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.config.MemoryStore;
import io.serai.error.Failure;
import io.serai.project.Actor;
import io.serai.project.Direction;
import io.serai.switchover.SwitchOptions.Choice;
import io.serai.switchover.SwitchOptions.FinalVerification;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JournalTest {
    private static final Failure FAILURE = new Failure("CODE", "what \"it\" is", "remedy");
    private static final SwitchOptions OPTIONS =
            new SwitchOptions(1, true, 2, 3, FinalVerification.FULL, true, Map.of("trigger a.b", Choice.SKIP));

    private final Journal journal = new Journal(MemoryStore.open());

    private Round begin(Direction left) {
        return journal.begin("shop", left, OPTIONS, Actor.JMX);
    }

    private Round now(Round round) {
        return journal.round(round.project(), round.number()).orElseThrow();
    }

    @Test
    void aRoundComesBackAsItWasBegunWithAllSubstepsPending() {
        Round round = begin(Direction.FORWARD);
        assertThat(round.number()).isEqualTo(1);
        assertThat(round.options()).isEqualTo(OPTIONS);
        assertThat(round.actor()).isEqualTo(Actor.JMX);
        assertThat(journal.open("shop")).contains(round);
        assertThat(journal.open("other")).isEmpty();
        assertThat(journal.substeps(round)).extracting(SubstepRecord::name).containsExactly(SubstepName.values());
        assertThat(journal.substeps(round)).extracting(SubstepRecord::state).containsOnly(SubstepState.PENDING);
    }

    @Test
    void aRoundThatIsOverIsNotOpenAndTheNextHasTheNextNumber() {
        Round first = begin(Direction.FORWARD);
        journal.end(first, RoundState.COMPLETED);
        assertThat(journal.open("shop")).isEmpty();
        assertThat(journal.completed("shop", Direction.FORWARD)).contains(now(first));
        assertThat(journal.completed("shop", Direction.REVERSE)).isEmpty();
        Round second = begin(Direction.REVERSE);
        assertThat(second.number()).isEqualTo(2);
        assertThat(journal.all("shop")).extracting(Round::number).containsExactly(2, 1);
    }

    @Test
    void theFirstMomentAtWhichWritesStoppedCounts() {
        Round round = begin(Direction.FORWARD);
        journal.writesStopped(round);
        Instant stopped = now(round).writesStoppedAt();
        journal.writesStopped(round);
        assertThat(now(round).writesStoppedAt()).isEqualTo(stopped);
        assertThat(now(round).withoutWrites()).isEmpty();
        journal.opened(round);
        assertThat(now(round).withoutWrites()).isPresent();
    }

    @Test
    void theReasonForUndoingIsTheFirstOne() {
        Round round = begin(Direction.FORWARD);
        journal.undoing(round, FAILURE);
        journal.undoing(round, new Failure("LATER", "x", "y"));
        assertThat(now(round).state()).isEqualTo(RoundState.UNDOING);
        assertThat(now(round).failure()).isEqualTo(FAILURE);
        assertThat(journal.open("shop")).isPresent();
    }

    @Test
    void aSubstepThatIsTriedAgainKeepsItsStartAndWhatItHasNoted() {
        Round round = begin(Direction.FORWARD);
        journal.begin(round, SubstepName.OBJECTS);
        journal.note(round, SubstepName.OBJECTS, Map.of("a", 1));
        Instant started = journal.substep(round, SubstepName.OBJECTS).startedAt();
        journal.fail(round, SubstepName.OBJECTS, FAILURE);
        assertThat(journal.substep(round, SubstepName.OBJECTS).failure()).isEqualTo(FAILURE);
        journal.begin(round, SubstepName.OBJECTS);
        SubstepRecord again = journal.substep(round, SubstepName.OBJECTS);
        assertThat(again.state()).isEqualTo(SubstepState.RUNNING);
        assertThat(again.startedAt()).isEqualTo(started);
        assertThat(again.failure()).isNull();
        assertThat(again.data()).isEqualTo("{\"a\":1}");
    }

    @Test
    void onlyWhatHasNotBegunCanBeSkipped() {
        Round round = begin(Direction.FORWARD);
        journal.begin(round, SubstepName.OBJECTS);
        assertThat(journal.skip(round, SubstepName.OBJECTS, "why")).isFalse();
        assertThat(journal.skip(round, SubstepName.FINAL_VERIFICATION, "why")).isTrue();
        assertThat(journal.substep(round, SubstepName.FINAL_VERIFICATION).state())
                .isEqualTo(SubstepState.SKIPPED);
    }

    @Test
    void thePointOfNoReturnAndACancellationCanNotBothWin() {
        Round cancelled = begin(Direction.FORWARD);
        assertThat(journal.cancel(cancelled)).isTrue();
        assertThat(journal.passNoReturn(cancelled)).isFalse();
        assertThat(journal.substep(cancelled, SubstepName.STOP_FORWARD).state()).isEqualTo(SubstepState.PENDING);
        journal.end(cancelled, RoundState.UNDONE);

        Round passed = begin(Direction.FORWARD);
        assertThat(journal.passNoReturn(passed)).isTrue();
        assertThat(journal.cancel(passed)).isFalse();
        assertThat(now(passed).cancelled()).isFalse();
    }

    @Test
    void whatIsForgottenIsGone() {
        Round round = begin(Direction.FORWARD);
        journal.report(round, "{}");
        assertThat(journal.report(round)).contains("{}");
        journal.forget("shop");
        assertThat(journal.last("shop")).isEmpty();
        assertThat(begin(Direction.FORWARD).number()).isEqualTo(1);
    }
}
