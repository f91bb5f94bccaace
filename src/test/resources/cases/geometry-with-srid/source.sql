-- geometry with SRID: columns bound to one reference system arrive with the axes in their order
CREATE TABLE bound (id INT PRIMARY KEY, p POINT NOT NULL SRID 4326, g GEOMETRY SRID 3857, z GEOMETRY SRID 0, SPATIAL KEY p (p));
-- rows
INSERT INTO bound VALUES
  (1, ST_GeomFromText('POINT(52.5 13.4)', 4326), ST_GeomFromText('POINT(1 2)', 3857), POINT(1, 2)),
  (2, ST_GeomFromText('POINT(13.4 52.5)', 4326, 'axis-order=long-lat'), NULL, NULL),
  (3, ST_GeomFromText('POINT(-90 180)', 4326), ST_GeomFromText('LINESTRING(1 2, 3 4)', 3857), ST_GeomFromText('GEOMETRYCOLLECTION EMPTY')),
  (4, ST_GeomFromText('POINT(90 -179.99)', 4326), NULL, POINT(-0e0, 0));
