-- On each shard, once, in the database that deploy/spider/head.sql names. The tables are those of migration 10; where a later migration
-- changes one of them, it is changed here, on the shards and on the head alike (docs/scale-out.md). A test compares them.

CREATE TABLE IF NOT EXISTS financial_data (
  symbol VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  date DATE NOT NULL,
  open_price DECIMAL(18,6) NOT NULL,
  high_price DECIMAL(18,6),
  low_price DECIMAL(18,6),
  close_price DECIMAL(18,6) NOT NULL,
  volume BIGINT NOT NULL CHECK (volume >= 0),
  adjusted_close_price DECIMAL(18,6),
  provisional BOOLEAN NOT NULL DEFAULT 0,
  source VARCHAR(255) NOT NULL,
  PRIMARY KEY (symbol, date)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS corporate_actions (
  symbol VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  date DATE NOT NULL,
  kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
    CHECK (kind IN ('split', 'spin_off', 'stock_dividend', 'cash')),
  numerator BIGINT CHECK (numerator > 0),
  denominator BIGINT CHECK (denominator > 0),
  amount DECIMAL(18,6),
  irregular BOOLEAN NOT NULL DEFAULT 0,
  source VARCHAR(255) NOT NULL,
  PRIMARY KEY (symbol, date, kind),
  CHECK ((numerator IS NULL) = (denominator IS NULL) AND (numerator IS NULL) <> (amount IS NULL))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS symbols (
  symbol VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  basis VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL CHECK (basis IN ('raw', 'split', 'all')),
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
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
