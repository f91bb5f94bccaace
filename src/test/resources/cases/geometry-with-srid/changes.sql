INSERT INTO bound SELECT id + 10, p, g, z FROM bound;
UPDATE bound SET p = ST_GeomFromText('POINT(-33.9 151.2)', 4326), g = NULL, z = NULL WHERE id = 1;
UPDATE bound SET g = ST_GeomFromText('POINT(5 6)', 3857), z = POINT(7, 8) WHERE id = 2;
UPDATE bound SET id = 100 WHERE id = 3;
DELETE FROM bound WHERE id = 4;
