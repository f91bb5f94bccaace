package io.serai.switchover;

import io.serai.database.Sql;
import io.serai.datasource.DataSource;
import io.serai.datasource.ServerType;
import io.serai.error.SeraiException;
import io.serai.error.SqlErrors;
import io.serai.error.TransientException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Raises and lowers what keeps others from writing. Locks are kept by this runtime: they are gone when it ends. */
final class Fences {
    private final Map<String, TableLocks> locks = new ConcurrentHashMap<>();
    private final Neighbours neighbours;

    Fences(Neighbours neighbours) {
        this.neighbours = neighbours;
    }

    /** What the server and our account on it allow, and how the variables are set now. */
    Fence choose(Handover handover) {
        return handover.on(handover.left(), "looking how writes can be stopped", c -> {
            FenceKind kind = handover.options().fence() ? kind(c, handover) : FenceKind.CONFIRMED;
            return new Fence(kind, Sql.isOn(c, "read_only"), Sql.isOn(c, "super_read_only"));
        });
    }

    /** Other projects that live on the side that is left. */
    List<String> neighbours(Handover handover) {
        return neighbours.on(handover.left(), handover.run().project());
    }

    /** What holds for the whole server would close it for the business of other projects, too, and stay on after this one. */
    private FenceKind kind(Connection connection, Handover handover) {
        FenceKind widest = widest(connection, handover.left().type());
        return widest.hasVariable()
                        && widest != FenceKind.READ_ONLY
                        && !neighbours(handover).isEmpty()
                ? FenceKind.LOCKS
                : widest;
    }

    private static FenceKind widest(Connection connection, ServerType type) {
        AccountGrants grants = AccountGrants.of(connection);
        return switch (type) {
            case MYSQL ->
                grants.has("SUPER") || grants.has("SYSTEM_VARIABLES_ADMIN") && grants.has("CONNECTION_ADMIN")
                        ? FenceKind.SUPER_READ_ONLY
                        : FenceKind.LOCKS;
            case MARIADB ->
                grants.has("SUPER") || grants.has("READ_ONLY ADMIN") ? FenceKind.READ_ONLY_AND_LOCKS : FenceKind.LOCKS;
            case OCEANBASE -> FenceKind.READ_ONLY;
        };
    }

    /**
     * Raises it; one that stands already stays as it is.
     *
     * @throws SeraiException {@code FENCE_NOT_RAISED} when the server refuses, or others do not let go in time
     */
    void raise(Handover handover, Fence fence) {
        try {
            if (fence.kind().hasVariable()) {
                FenceVariable.set(handover, handover.left(), variable(fence), true);
            }
            if (fence.kind().hasLocks()) {
                locks.computeIfAbsent(handover.run().project(), name -> new TableLocks())
                        .take(handover);
            }
        } catch (SeraiException e) {
            if (e instanceof TransientException && !isLockWait(e)) {
                throw e;
            }
            throw new SeraiException(
                    "FENCE_NOT_RAISED",
                    "Writes to data source '%s' can not be stopped by %s: %s"
                            .formatted(handover.left().name(), fence.kind().how(), e.getMessage()),
                    isLockWait(e)
                            ? "A transaction or a lock was kept open for too long; end it, then begin again."
                            : "Grant the account what is missing, or begin without \"fence\" and stop the writers yourself.",
                    e);
        }
    }

    private static boolean isLockWait(SeraiException e) {
        return e.getCause() instanceof SQLException sql && SqlErrors.isLockWait(sql);
    }

    private static String variable(Fence fence) {
        return fence.kind() == FenceKind.SUPER_READ_ONLY ? "super_read_only" : "read_only";
    }

    /** Whether the server, or a connection of ours, still keeps others out. */
    boolean isInForce(Handover handover, Fence fence) {
        boolean on = !fence.kind().hasVariable()
                || handover.on(handover.left(), "looking at the fence", c -> Sql.isOn(c, variable(fence)));
        return on
                && (!fence.kind().hasLocks()
                        || locks.containsKey(handover.run().project())
                                && locks.get(handover.run().project()).isHeld());
    }

    /** Does what writes to the side that is left beside the migrated tables, which {@code super_read_only} refuses us too. */
    void lettingUsWrite(Handover handover, Fence fence, Runnable work) {
        boolean superOnly = fence.kind() == FenceKind.SUPER_READ_ONLY;
        if (superOnly) {
            FenceVariable.set(handover, handover.left(), "super_read_only", false);
        }
        try {
            work.run();
        } finally {
            if (superOnly) {
                FenceVariable.set(handover, handover.left(), "super_read_only", true);
            }
        }
    }

    /**
     * Leaves of the fence what the link back can live with: {@code read_only}, where our account may write under it. Whoever has been
     * waiting for a lock is sent away: what it was about to write belongs to the other side now.
     *
     * @return what is left, for people
     */
    String yield(Handover handover, Fence fence) {
        if (fence.kind().hasLocks()) {
            TableLocks held = locks.remove(handover.run().project());
            if (held != null) {
                held.release(handover, true);
            }
        }
        if (!fence.kind().hasVariable()) {
            return null;
        }
        keepReadOnly(handover);
        if (fence.kind() == FenceKind.SUPER_READ_ONLY) {
            FenceVariable.set(handover, handover.left(), "super_read_only", false);
        }
        if (mayWrite(handover, handover.left())) {
            return "read_only=ON stays on data source '" + handover.left().name() + "'";
        }
        FenceVariable.set(handover, handover.left(), "read_only", fence.readOnlyBefore());
        return "read_only does not stay on data source '" + handover.left().name()
                + "', since its account could not write under it either";
    }

    /** A server that was started again behind the point of no return takes writes that nobody would see. */
    private static void keepReadOnly(Handover handover) {
        boolean was = handover.on(handover.left(), "looking at the fence", c -> Sql.isOn(c, "read_only"));
        FenceVariable.set(handover, handover.left(), "read_only", true);
        if (!was) {
            handover.event(
                    "read_only was OFF on data source '%s', which was started again, or somebody has taken the fence away; it is ON again"
                            .formatted(handover.left().name()));
        }
    }

    private static boolean mayWrite(Handover handover, DataSource side) {
        try {
            handover.on(
                    side,
                    "trying to write",
                    c -> Sql.execute(c, "trying to write", "DELETE FROM serai.link WHERE 1=0"));
            return true;
        } catch (SeraiException e) {
            if (e.code().equals("SERVER_NOT_WRITABLE")) {
                return false;
            }
            throw e;
        }
    }

    /** Takes the fence away: all is as it was before. */
    void lower(Handover handover, Fence fence) {
        TableLocks held = locks.remove(handover.run().project());
        if (held != null) {
            held.release(handover, false);
        }
        restore(handover, handover.left(), fence);
    }

    /** Puts the variables of a server back to what they were before the fence. */
    private static void restore(Handover handover, DataSource side, Fence fence) {
        if (fence.kind() == FenceKind.SUPER_READ_ONLY) {
            FenceVariable.set(handover, side, "super_read_only", fence.superReadOnlyBefore());
        }
        if (fence.kind().hasVariable()) {
            FenceVariable.set(handover, side, "read_only", fence.readOnlyBefore());
        }
    }

    /** Opens a server on which a fence of an earlier round was left, whatever was set there before that fence. */
    static void open(Handover handover, DataSource side, Fence left) {
        if (left.kind() == FenceKind.SUPER_READ_ONLY) {
            FenceVariable.set(handover, side, "super_read_only", false);
        }
        if (left.kind().hasVariable()) {
            FenceVariable.set(handover, side, "read_only", false);
        }
    }
}
