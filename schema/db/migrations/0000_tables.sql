CREATE TABLE catalogue_entries (
  list TEXT NOT NULL,
  key TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  PRIMARY KEY (list, key)
) STRICT;
--> statement-breakpoint
CREATE TABLE documents (
  kind TEXT NOT NULL CHECK (kind IN ('recommendation', 'guideline')),
  id TEXT NOT NULL,
  guideline TEXT NOT NULL,
  committee TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT;
--> statement-breakpoint
CREATE TABLE versions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  document TEXT NOT NULL,
  number TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'in-review', 'approved', 'published', 'superseded', 'withdrawn')),
  state_since TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content) AND json_type(content) = 'object'),
  content_hash TEXT NOT NULL CHECK (length(content_hash) = 64 AND content_hash NOT GLOB '*[^0-9a-f]*'),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  based_on INTEGER REFERENCES versions (id),
  created_by TEXT NOT NULL,
  created_at TEXT NOT NULL,
  saved_by TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  FOREIGN KEY (kind, document) REFERENCES documents (kind, id)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX versions_one_open ON versions (kind, document) WHERE state IN ('draft', 'in-review');
--> statement-breakpoint
CREATE UNIQUE INDEX versions_one_approved ON versions (kind, document) WHERE state = 'approved';
--> statement-breakpoint
CREATE UNIQUE INDEX versions_one_published ON versions (kind, document) WHERE state = 'published';
--> statement-breakpoint
CREATE UNIQUE INDEX versions_one_number ON versions (kind, document, number) WHERE state NOT IN ('draft', 'in-review');
--> statement-breakpoint
CREATE TABLE draft_saves (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL REFERENCES versions (id),
  revision INTEGER NOT NULL,
  person TEXT NOT NULL,
  started_at TEXT NOT NULL,
  at TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content))
) STRICT;
--> statement-breakpoint
CREATE INDEX draft_saves_of_version ON draft_saves (version, revision);
--> statement-breakpoint
CREATE TABLE signatures (
  version INTEGER NOT NULL REFERENCES versions (id),
  kind TEXT NOT NULL CHECK (kind IN ('evidence', 'imaging', 'patient', 'approval')),
  person TEXT NOT NULL,
  at TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  PRIMARY KEY (version, kind, person)
) STRICT;
--> statement-breakpoint
CREATE TABLE contributors (
  version INTEGER NOT NULL REFERENCES versions (id),
  person TEXT NOT NULL,
  PRIMARY KEY (version, person)
) STRICT;
--> statement-breakpoint
CREATE TABLE accepted_warnings (
  version INTEGER NOT NULL REFERENCES versions (id),
  check_id TEXT NOT NULL,
  field TEXT NOT NULL,
  reason TEXT NOT NULL,
  person TEXT NOT NULL,
  at TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  PRIMARY KEY (version, check_id, field, content_hash)
) STRICT;
--> statement-breakpoint
CREATE TABLE accounts (
  person TEXT PRIMARY KEY,
  email TEXT NOT NULL UNIQUE CHECK (email = lower(email)),
  password_hash TEXT NOT NULL,
  disabled INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
  created_at TEXT NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE sessions (
  token_hash TEXT PRIMARY KEY,
  person TEXT NOT NULL REFERENCES accounts (person),
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  last_seen_at TEXT NOT NULL,
  user_agent TEXT NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX sessions_of_person ON sessions (person);
--> statement-breakpoint
CREATE TABLE sign_in_attempts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account TEXT NOT NULL,
  address TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX sign_in_attempts_of_account ON sign_in_attempts (account, address, at);
--> statement-breakpoint
CREATE TABLE one_time_links (
  token_hash TEXT PRIMARY KEY,
  purpose TEXT NOT NULL CHECK (purpose IN ('first-administrator')),
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  used_at TEXT
) STRICT;
--> statement-breakpoint
CREATE TABLE audit_log (
  sequence INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  event TEXT NOT NULL CHECK (json_valid(event)),
  previous TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE
) STRICT;
--> statement-breakpoint
CREATE INDEX audit_log_of_document ON audit_log (json_extract(event, '$.document'), sequence);
--> statement-breakpoint
CREATE TABLE releases (
  sequence INTEGER PRIMARY KEY,
  folder TEXT NOT NULL UNIQUE,
  manifest_hash TEXT NOT NULL,
  at TEXT NOT NULL,
  live INTEGER NOT NULL DEFAULT 0 CHECK (live IN (0, 1))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX releases_one_live ON releases (live) WHERE live = 1;
--> statement-breakpoint
CREATE TABLE release_versions (
  release INTEGER NOT NULL REFERENCES releases (sequence),
  version INTEGER NOT NULL REFERENCES versions (id),
  PRIMARY KEY (release, version)
) STRICT;
