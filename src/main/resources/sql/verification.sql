CREATE TABLE IF NOT EXISTS verification_run (
  project VARCHAR(64) PRIMARY KEY,
  state VARCHAR(20) NOT NULL,
  scope VARCHAR(20) NOT NULL,
  started_at TIMESTAMP(6) WITH TIME ZONE,
  finished_at TIMESTAMP(6) WITH TIME ZONE
);
CREATE TABLE IF NOT EXISTS verified_table (
  project VARCHAR(64) NOT NULL,
  source VARCHAR(200) NOT NULL,
  target VARCHAR(200) NOT NULL,
  state VARCHAR(20) NOT NULL,
  result VARCHAR(20),
  compared_rows BIGINT DEFAULT 0 NOT NULL,
  capped BOOLEAN DEFAULT FALSE NOT NULL,
  method VARCHAR(1000),
  note VARCHAR(1000000),
  last_key VARCHAR(1000000),
  walked BOOLEAN DEFAULT FALSE NOT NULL,
  started_at TIMESTAMP(6) WITH TIME ZONE,
  finished_at TIMESTAMP(6) WITH TIME ZONE,
  failure VARCHAR(1000000),
  PRIMARY KEY (project, source)
);
CREATE TABLE IF NOT EXISTS verified_suspect (
  project VARCHAR(64) NOT NULL,
  source VARCHAR(200) NOT NULL,
  row_digest CHAR(64) NOT NULL,
  row_key VARCHAR(1000000) NOT NULL,
  PRIMARY KEY (project, source, row_digest)
);
CREATE TABLE IF NOT EXISTS verified_difference (
  project VARCHAR(64) NOT NULL,
  source VARCHAR(200) NOT NULL,
  row_digest CHAR(64) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  row_key VARCHAR(1000000) NOT NULL,
  column_values CHARACTER LARGE OBJECT NOT NULL,
  source_rows BIGINT NOT NULL,
  target_rows BIGINT NOT NULL,
  found BIGINT GENERATED ALWAYS AS IDENTITY,
  PRIMARY KEY (project, source, row_digest)
);
ALTER TABLE verified_table ADD COLUMN IF NOT EXISTS checksum VARCHAR(200) DEFAULT '0';
ALTER TABLE verified_table ALTER COLUMN project VARCHAR(80);
ALTER TABLE verified_suspect ALTER COLUMN project VARCHAR(80);
ALTER TABLE verified_difference ALTER COLUMN project VARCHAR(80);
ALTER TABLE verified_table ADD COLUMN IF NOT EXISTS digest INT DEFAULT 1 NOT NULL;
