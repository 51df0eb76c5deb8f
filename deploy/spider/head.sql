-- On the head, once, after `--AppTasks=migrate` has made its tables there and shard.sql those of the shards. Replaces the three tables
-- that are large by ones whose rows lie on the shards, by symbol; they must be empty. Only the servers' hosts, ports and accounts differ
-- from one place to the next.
--
-- The head runs with --plugin-load-add=ha_spider.so and --spider-direct-dup-insert=1: without the latter, ON DUPLICATE KEY UPDATE would be
-- carried out by the head, row by row. The character set of symbol must be ascii_bin: KEY() over another one spreads symbols unevenly.

CREATE OR REPLACE SERVER shard0 FOREIGN DATA WRAPPER mysql OPTIONS (HOST '127.0.0.1', PORT 3307, USER 'stockstats', PASSWORD '', DATABASE 'stockstats');
CREATE OR REPLACE SERVER shard1 FOREIGN DATA WRAPPER mysql OPTIONS (HOST '127.0.0.1', PORT 3308, USER 'stockstats', PASSWORD '', DATABASE 'stockstats');
CREATE OR REPLACE SERVER shard2 FOREIGN DATA WRAPPER mysql OPTIONS (HOST '127.0.0.1', PORT 3309, USER 'stockstats', PASSWORD '', DATABASE 'stockstats');

DROP TABLE financial_data;
CREATE TABLE financial_data (
  symbol VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  date DATE NOT NULL,
  open_price DECIMAL(18,6) NOT NULL,
  high_price DECIMAL(18,6),
  low_price DECIMAL(18,6),
  close_price DECIMAL(18,6) NOT NULL,
  volume BIGINT NOT NULL,
  adjusted_close_price DECIMAL(18,6),
  provisional BOOLEAN NOT NULL DEFAULT 0,
  source VARCHAR(255) NOT NULL,
  PRIMARY KEY (symbol, date)
) ENGINE = SPIDER DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'wrapper "mysql", table "financial_data"'
PARTITION BY KEY (symbol) (
  PARTITION p0 COMMENT = 'srv "shard0"',
  PARTITION p1 COMMENT = 'srv "shard1"',
  PARTITION p2 COMMENT = 'srv "shard2"'
);

DROP TABLE corporate_actions;
CREATE TABLE corporate_actions (
  symbol VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  date DATE NOT NULL,
  kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  numerator BIGINT,
  denominator BIGINT,
  amount DECIMAL(18,6),
  irregular BOOLEAN NOT NULL DEFAULT 0,
  source VARCHAR(255) NOT NULL,
  PRIMARY KEY (symbol, date, kind)
) ENGINE = SPIDER DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'wrapper "mysql", table "corporate_actions"'
PARTITION BY KEY (symbol) (
  PARTITION p0 COMMENT = 'srv "shard0"',
  PARTITION p1 COMMENT = 'srv "shard1"',
  PARTITION p2 COMMENT = 'srv "shard2"'
);

DROP TABLE symbols;
CREATE TABLE symbols (
  symbol VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  basis VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  first_date DATE,
  last_date DATE,
  days INT NOT NULL,
  source VARCHAR(255) NOT NULL,
  version BIGINT NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  prices_as_of DATETIME(6),
  splits_as_of DATETIME(6),
  dividends_as_of DATETIME(6),
  provisional_days INT NOT NULL DEFAULT 0,
  KEY symbols_version (version)
) ENGINE = SPIDER DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'wrapper "mysql", table "symbols"'
PARTITION BY KEY (symbol) (
  PARTITION p0 COMMENT = 'srv "shard0"',
  PARTITION p1 COMMENT = 'srv "shard1"',
  PARTITION p2 COMMENT = 'srv "shard2"'
);
