package io.serai.it;

import io.serai.fixture.DatabaseServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A database in which every change that is lost, done twice or done out of order shows. */
final class ChaosShop {
    static final String DATABASE = "chaos";
    private static final int PAIRS = 40;
    private static final int PLACES = 300;

    private ChaosShop() {}

    static void create(DatabaseServer server, int ballast) throws SQLException {
        server.execute(
                "CREATE DATABASE chaos",
                "CREATE TABLE chaos.counter (id INT PRIMARY KEY, n BIGINT NOT NULL)",
                "CREATE TABLE chaos.log (line VARCHAR(40))",
                "CREATE TABLE chaos.pair (id INT PRIMARY KEY, u INT UNIQUE, n INT NOT NULL)",
                "CREATE TABLE chaos.moving (id INT PRIMARY KEY, name VARCHAR(20) NOT NULL, KEY (name))",
                "CREATE TABLE chaos.ballast (id INT PRIMARY KEY, stuff VARCHAR(200))",
                "INSERT INTO chaos.counter SELECT seq, 0 FROM " + DatabaseServer.series(10),
                "INSERT INTO chaos.log SELECT CONCAT('line ', seq % 7) FROM " + DatabaseServer.series(3_000),
                "INSERT INTO chaos.pair SELECT seq, 1000 + seq, 0 FROM " + DatabaseServer.series(PAIRS),
                "INSERT INTO chaos.moving SELECT seq, CONCAT('thing ', seq) FROM " + DatabaseServer.series(PLACES / 2),
                "INSERT INTO chaos.ballast SELECT seq, REPEAT(CHAR(64 + seq % 60), 200) FROM "
                        + DatabaseServer.series(ballast));
    }

    /** One transaction: a counter, a line in a table without a key, and often two rows that swap or one that moves. */
    static List<String> business(Random random) {
        List<String> sql = new ArrayList<>(List.of(
                "UPDATE chaos.counter SET n = n + 1 WHERE id = " + (1 + random.nextInt(10)),
                "INSERT INTO chaos.log VALUES ('line " + random.nextInt(7) + "')"));
        switch (random.nextInt(4)) {
            case 0 -> sql.addAll(swap(1 + random.nextInt(PAIRS), 1 + random.nextInt(PAIRS)));
            case 1 ->
                sql.add("UPDATE IGNORE chaos.moving SET id = " + (1 + random.nextInt(PLACES)) + " WHERE id = "
                        + (1 + random.nextInt(PLACES)));
            case 2 ->
                sql.add("UPDATE chaos.ballast SET stuff = 'changed " + random.nextInt(100) + "' WHERE id = "
                        + (1 + random.nextInt(2_000)));
            default -> sql.add("DELETE FROM chaos.log WHERE line = 'line " + random.nextInt(7) + "' LIMIT 1");
        }
        return sql;
    }

    /** Two rows exchange their unique values. */
    private static List<String> swap(int one, int other) {
        return List.of(
                "SELECT u INTO @one FROM chaos.pair WHERE id = " + one + " FOR UPDATE",
                "SELECT u INTO @other FROM chaos.pair WHERE id = " + other + " FOR UPDATE",
                "UPDATE chaos.pair SET u = NULL, n = n + 1 WHERE id = " + one,
                "UPDATE chaos.pair SET u = @one WHERE id = " + other,
                one == other ? "DO 0" : "UPDATE chaos.pair SET u = @other WHERE id = " + one);
    }

    /** Moves it into a database of the project's name, in many small chunks. */
    static Map<String, Object> project(String name) {
        Map<String, Object> definition = new HashMap<>(
                Landscape.definition(name, DATABASE, List.of("schema", "full-load", "cdc", "verification")));
        definition.put("objects", Map.of("include", List.of("chaos.*=" + name + ".*")));
        definition.put("options", Map.of("fullLoad", Map.of("concurrency", 2, "chunkBytes", 65_536)));
        return definition;
    }
}
