CREATE TABLE IF NOT EXISTS verification_table (
  project VARCHAR(64) NOT NULL,
  source VARCHAR(200) NOT NULL,
  target VARCHAR(200) NOT NULL,
  state VARCHAR(20) NOT NULL,
  result VARCHAR(20),
  compared BIGINT NOT NULL,
  different BIGINT NOT NULL,
  missing BIGINT NOT NULL,
  extra BIGINT NOT NULL,
  started_at TIMESTAMP(6) WITH TIME ZONE,
  finished_at TIMESTAMP(6) WITH TIME ZONE,
  failure VARCHAR(1000000),
  PRIMARY KEY (project, source)
);
CREATE TABLE IF NOT EXISTS verification_difference (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project VARCHAR(64) NOT NULL,
  source_table VARCHAR(200) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  row_key VARCHAR(1000000) NOT NULL,
  columns VARCHAR(1000000) NOT NULL
);
CREATE INDEX IF NOT EXISTS verification_difference_table ON verification_difference (project, source_table);
