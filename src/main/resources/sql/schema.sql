CREATE TABLE IF NOT EXISTS schema_object (
  id BIGINT GENERATED ALWAYS AS IDENTITY,
  project VARCHAR(64) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  source_database VARCHAR(64) NOT NULL,
  source_name VARCHAR(64) NOT NULL,
  part VARCHAR(64) NOT NULL,
  target_database VARCHAR(64) NOT NULL,
  target_name VARCHAR(64) NOT NULL,
  state VARCHAR(20) NOT NULL,
  ddl CHARACTER LARGE OBJECT,
  notes CHARACTER LARGE OBJECT NOT NULL,
  failure CHARACTER LARGE OBJECT,
  PRIMARY KEY (project, kind, source_database, source_name, part)
);
