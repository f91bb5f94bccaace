package io.serai.it;

import io.serai.fixture.DatabaseServer;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;

/**
 * Changes that meet each other and the load wherever they can: unique keys that are swapped, primary keys that move across the
 * load's cursor in both directions, rows that come again under a key that was just free, foreign keys that cascade, tables without a
 * key that hold identical rows, counters that show a change done twice, and savepoints.
 */
final class Turmoil {
    static final String DATABASE = "turmoil";
    private static final int ROWS = 8_000;
    private static final int PARENTS = 1_000;

    private Turmoil() {}

    static void create(DatabaseServer server) throws SQLException {
        server.execute(
                "CREATE DATABASE turmoil CHARACTER SET utf8mb4",
                "USE turmoil",
                "CREATE TABLE swap (id INT PRIMARY KEY, k INT UNIQUE, s VARCHAR(20) COLLATE utf8mb4_general_ci UNIQUE,"
                        + " v INT NOT NULL, filler VARCHAR(200))",
                "CREATE TABLE parent (id INT PRIMARY KEY, code INT NOT NULL UNIQUE, v INT NOT NULL)",
                "CREATE TABLE child (id INT PRIMARY KEY AUTO_INCREMENT, p INT, pc INT, v INT NOT NULL,"
                        + " FOREIGN KEY (p) REFERENCES parent (id) ON DELETE CASCADE ON UPDATE CASCADE,"
                        + " FOREIGN KEY (pc) REFERENCES parent (code) ON DELETE SET NULL ON UPDATE CASCADE)",
                "CREATE TABLE grandchild (id INT PRIMARY KEY AUTO_INCREMENT, c INT,"
                        + " FOREIGN KEY (c) REFERENCES child (id) ON DELETE CASCADE)",
                "CREATE TABLE log (line VARCHAR(50), n INT, f FLOAT)",
                "CREATE TABLE counter (id INT PRIMARY KEY, n BIGINT NOT NULL)",
                "CREATE TABLE growing (id BIGINT PRIMARY KEY AUTO_INCREMENT, v VARCHAR(100))",
                "INSERT INTO swap SELECT seq, seq, CONCAT('k', seq), 0, REPEAT('x', 150) FROM "
                        + DatabaseServer.series(ROWS),
                "INSERT INTO parent SELECT seq, seq + 100000, 0 FROM " + DatabaseServer.series(PARENTS),
                "INSERT INTO child SELECT seq, 1 + seq % 1000, 100001 + (seq * 7) % 1000, 0 FROM "
                        + DatabaseServer.series(3 * PARENTS),
                "INSERT INTO grandchild SELECT seq, seq FROM " + DatabaseServer.series(3 * PARENTS),
                "INSERT INTO log SELECT CONCAT('m', seq % 50), seq % 5, 0.1 FROM " + DatabaseServer.series(1_000),
                "INSERT INTO counter SELECT seq, 0 FROM " + DatabaseServer.series(20),
                "INSERT INTO growing (v) SELECT REPEAT('g', 80) FROM " + DatabaseServer.series(ROWS));
    }

    /** One transaction; what meets a lock or another key is rolled back by the writer. */
    static List<String> business(Random random) {
        int x = 1 + random.nextInt(ROWS);
        int y = 1 + random.nextInt(ROWS);
        int parent = 1 + random.nextInt(PARENTS);
        return switch (random.nextInt(14)) {
            case 0, 1 -> swap(x, y);
            case 2 -> List.of("UPDATE turmoil.swap SET id = -id WHERE id = " + x);
            case 3 -> List.of("UPDATE turmoil.swap SET id = -id WHERE id = " + -x);
            case 4 ->
                List.of(
                        "DELETE FROM turmoil.swap WHERE id = " + x,
                        "INSERT INTO turmoil.swap VALUES (%d, %d, NULL, %d, 'again')"
                                .formatted(x, 5_000_000 + random.nextInt(1_000_000), random.nextInt()));
            case 5 ->
                List.of(
                        "DELETE FROM turmoil.parent WHERE id = " + parent,
                        "INSERT INTO turmoil.parent VALUES (%d, %d, 1)".formatted(parent, parent + 100_000),
                        "INSERT INTO turmoil.child (p, pc, v) VALUES (%d, %d, 5)".formatted(parent, parent + 100_000),
                        "INSERT INTO turmoil.grandchild (c) VALUES (LAST_INSERT_ID())");
            case 6 ->
                List.of(
                        "UPDATE turmoil.parent SET id = id + 10000 + %d WHERE id = %d"
                                .formatted(random.nextInt(1_000_000), parent),
                        "UPDATE turmoil.parent SET code = code + 1000000 + %d WHERE id = %d"
                                .formatted(random.nextInt(1_000_000), 1 + random.nextInt(PARENTS)));
            case 7 ->
                List.of(
                        "INSERT INTO turmoil.log VALUES ('m%d', %d, 0.1)"
                                .formatted(random.nextInt(50), random.nextInt(5)),
                        "INSERT INTO turmoil.log VALUES ('m%d', %d, NULL)"
                                .formatted(random.nextInt(50), random.nextInt(5)));
            case 8 ->
                List.of(
                        "DELETE FROM turmoil.log WHERE line = 'm" + random.nextInt(50) + "' LIMIT 1",
                        "UPDATE turmoil.log SET n = n + 1 WHERE line = 'M" + random.nextInt(50) + "' LIMIT 1");
            case 9 -> List.of("UPDATE turmoil.counter SET n = n + 1");
            case 10 ->
                List.of(
                        "SAVEPOINT a",
                        "UPDATE turmoil.counter SET n = n + 1000 WHERE id = " + (1 + random.nextInt(20)),
                        "INSERT INTO turmoil.growing (v) VALUES ('never')",
                        "ROLLBACK TO SAVEPOINT a",
                        "UPDATE turmoil.counter SET n = n + 1 WHERE id = " + (1 + random.nextInt(20)));
            case 11 -> chain(random);
            case 12 ->
                List.of(
                        "INSERT INTO turmoil.growing (v) VALUES ('" + random.nextInt() + "')",
                        "DELETE FROM turmoil.growing WHERE id = " + x);
            default -> List.of("UPDATE turmoil.swap SET v = v + 1 WHERE id BETWEEN %d AND %d".formatted(x, x + 20));
        };
    }

    /** Two rows exchange both of their unique keys, one of them in another case. */
    private static List<String> swap(int x, int y) {
        return List.of(
                "SELECT @k := NULL, @s := NULL, @l := NULL, @t := NULL",
                "SELECT @k := k, @s := s FROM turmoil.swap WHERE id = " + x + " FOR UPDATE",
                "SELECT @l := k, @t := s FROM turmoil.swap WHERE id = " + y + " FOR UPDATE",
                "UPDATE turmoil.swap SET k = NULL, s = NULL WHERE id = " + x,
                "UPDATE turmoil.swap SET k = @k, s = @s WHERE id = " + y,
                "UPDATE turmoil.swap SET k = @l, s = UPPER(@t) WHERE id = " + x);
    }

    /** 1 to free, 2 to 1, 3 to 2, free to 3: every key is another row's in the end. */
    private static List<String> chain(Random random) {
        int first = 1 + random.nextInt(ROWS - 3);
        String move = "UPDATE turmoil.growing SET id = %d WHERE id = %d";
        return List.of(
                move.formatted(-first, first),
                move.formatted(first, first + 1),
                move.formatted(first + 1, first + 2),
                move.formatted(first + 2, -first));
    }
}
