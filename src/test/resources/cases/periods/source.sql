-- periods: rows of tables with application-time periods arrive on MariaDB, which alone has them (no WITHOUT OVERLAPS: ON DUPLICATE KEY UPDATE does not take it)
CREATE TABLE stays (room INT, from_day DATE, to_day DATE, v INT, PERIOD FOR stay (from_day, to_day), PRIMARY KEY (room, from_day, to_day));
-- rows
INSERT INTO stays VALUES (1, '2021-01-01', '2021-02-01', 1), (1, '2021-02-01', '2021-03-01', 2), (2, '2021-01-01', '9999-12-31', 3);
