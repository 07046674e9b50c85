-- What is asked for without an answer: phrases that name no indication, and examinations that no recommendation covers. Counts by quarter, nothing of patients.
CREATE TABLE unmatched_phrases (
  quarter TEXT NOT NULL CHECK (quarter GLOB '[0-9][0-9][0-9][0-9]-Q[1-4]'),
  phrase TEXT NOT NULL CHECK (length(phrase) BETWEEN 2 AND 80 AND phrase NOT GLOB '*[0-9]*' AND instr(phrase, '@') = 0),
  language TEXT NOT NULL CHECK (length(language) BETWEEN 2 AND 8),
  asked INTEGER NOT NULL CHECK (asked >= 1),
  last_asked TEXT NOT NULL CHECK (last_asked IS date(last_asked)),
  PRIMARY KEY (quarter, phrase, language)
) STRICT;
--> statement-breakpoint
CREATE TABLE uncovered_orders (
  quarter TEXT NOT NULL CHECK (quarter GLOB '[0-9][0-9][0-9][0-9]-Q[1-4]'),
  indication TEXT NOT NULL,
  procedure TEXT NOT NULL,
  asked INTEGER NOT NULL CHECK (asked >= 1),
  last_asked TEXT NOT NULL CHECK (last_asked IS date(last_asked)),
  PRIMARY KEY (quarter, indication, procedure)
) STRICT;
--> statement-breakpoint
CREATE TRIGGER unmatched_phrases_only_grow BEFORE UPDATE ON unmatched_phrases
WHEN NEW.quarter IS NOT OLD.quarter OR NEW.phrase IS NOT OLD.phrase OR NEW.language IS NOT OLD.language OR NEW.asked < OLD.asked
BEGIN
  SELECT RAISE(ABORT, 'A count of requests only grows.');
END;
--> statement-breakpoint
CREATE TRIGGER uncovered_orders_only_grow BEFORE UPDATE ON uncovered_orders
WHEN NEW.quarter IS NOT OLD.quarter OR NEW.indication IS NOT OLD.indication OR NEW.procedure IS NOT OLD.procedure OR NEW.asked < OLD.asked
BEGIN
  SELECT RAISE(ABORT, 'A count of requests only grows.');
END;
