package io.serai.it;

import io.serai.fixture.DatabaseServer;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A small database of every sort of table that matters, for projects that live a few seconds. */
final class Shop {
    static final String DATABASE = "shop";
    private static final int ORDERS = 400;

    private Shop() {}

    static void create(DatabaseServer server) throws SQLException {
        server.execute(
                "CREATE DATABASE shop",
                "USE shop",
                "CREATE TABLE shop.customer (id INT PRIMARY KEY AUTO_INCREMENT, email VARCHAR(60) UNIQUE)",
                "CREATE TABLE shop.orders (id INT PRIMARY KEY AUTO_INCREMENT, customer INT NOT NULL, note VARCHAR(80),"
                        + " KEY (note), CONSTRAINT of_customer FOREIGN KEY (customer) REFERENCES shop.customer (id))",
                "CREATE TABLE shop.journal (line VARCHAR(40))",
                "CREATE TABLE shop.counter (id INT PRIMARY KEY, n BIGINT NOT NULL)",
                "INSERT INTO shop.customer (email) SELECT CONCAT('c', seq, '@serai.io') FROM "
                        + DatabaseServer.series(50),
                "INSERT INTO shop.orders (customer, note) SELECT 1 + seq % 50, CONCAT('order ', seq) FROM "
                        + DatabaseServer.series(ORDERS),
                "INSERT INTO shop.journal SELECT 'opened' FROM " + DatabaseServer.series(50),
                "INSERT INTO shop.counter VALUES (1, 0), (2, 0)");
    }

    /** One transaction: an order comes or goes, it is noted in a table without a key, and counted. */
    static List<String> business(Random random) {
        int id = 1 + random.nextInt(2 * ORDERS);
        String order =
                switch (random.nextInt(4)) {
                    case 0 -> "DELETE FROM shop.orders WHERE id = " + id;
                    case 1 -> "UPDATE shop.orders SET note = 'changed " + random.nextInt(1000) + "' WHERE id = " + id;
                    case 2 ->
                        "UPDATE shop.customer SET email = 'c" + random.nextInt(1_000_000) + "@serai.io' WHERE id = "
                                + (1 + random.nextInt(50));
                    default ->
                        "INSERT INTO shop.orders (customer, note) VALUES (" + (1 + random.nextInt(50)) + ", 'new')";
                };
        return List.of(
                order,
                "INSERT INTO shop.journal VALUES ('line " + random.nextInt(5) + "')",
                "UPDATE shop.counter SET n = n + 1 WHERE id = " + (1 + random.nextInt(2)));
    }

    /** A project that moves the shop into a database of its own name. */
    static Map<String, Object> project(String name, String... steps) {
        Map<String, Object> definition = new HashMap<>(Landscape.definition(name, DATABASE, List.of(steps)));
        definition.put("objects", Map.of("include", List.of("shop.*=" + name + ".*")));
        return definition;
    }
}
