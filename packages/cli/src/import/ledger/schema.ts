import type { Sql } from '@so-email/store'

/**
 * The tables of a ledger. No row holds more of an account than its address and its associate: the source is read again, and
 * no password is written down. A row that is `pending` and has a worker is claimed by it.
 */
export const steps: ReadonlyArray<Sql> = [
  `CREATE TABLE import_source (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    digest TEXT NOT NULL,
    target TEXT NOT NULL,
    total INTEGER
  )`,
  `CREATE TABLE import_row (
    n INTEGER PRIMARY KEY,
    line INTEGER NOT NULL,
    state TEXT NOT NULL,
    worker TEXT,
    address TEXT,
    address_key TEXT,
    associate INTEGER NOT NULL,
    given_id INTEGER NOT NULL,
    found_before INTEGER,
    sent_at BIGINT,
    lost_at BIGINT,
    saved_id INTEGER,
    reason TEXT
  )`,
  `CREATE INDEX import_row_free ON import_row (n) WHERE state = 'pending' AND worker IS NULL`,
]
