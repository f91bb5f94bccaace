-- periods without overlaps: a key of MariaDB that takes no ON DUPLICATE KEY UPDATE is refused
CREATE TABLE bookings (room INT, from_day DATE, to_day DATE, v INT, PERIOD FOR stay (from_day, to_day), PRIMARY KEY (room, stay WITHOUT OVERLAPS));
-- rows
INSERT INTO bookings VALUES (1, '2021-01-01', '2021-02-01', 1), (1, '2021-02-01', '2021-03-01', 2);
