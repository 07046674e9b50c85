-- Completeness of what the schema has gained: further statements, replaced guidance, accepted warnings, and a guideline's panel and updating.
CREATE TRIGGER versions_further_complete BEFORE UPDATE OF state ON versions
WHEN NEW.state IN ('approved', 'published') AND OLD.state IN ('in-review', 'approved') AND NEW.kind = 'recommendation' AND
  EXISTS (SELECT 1 FROM json_each(NEW.content, '$.statement.further') AS entry WHERE COALESCE(json_extract(entry.value, '$.scenarios'), '') IN ('', '{}', '[]') OR COALESCE(json_extract(entry.value, '$.direction'), '') IN ('', '{}', '[]') OR COALESCE(json_extract(entry.value, '$.strength'), '') IN ('', '{}', '[]') OR COALESCE(json_extract(entry.value, '$.certainty'), '') IN ('', '{}', '[]') OR COALESCE(json_extract(entry.value, '$.text'), '') IN ('', '{}', '[]'))
BEGIN
  SELECT RAISE(ABORT, 'This recommendation is incomplete, so it cannot be approved or published: fill statement.further.');
END;
--> statement-breakpoint
CREATE TRIGGER versions_replaces_complete BEFORE UPDATE OF state ON versions
WHEN NEW.state IN ('approved', 'published') AND OLD.state IN ('in-review', 'approved') AND NEW.kind = 'recommendation' AND
  EXISTS (SELECT 1 FROM json_each(NEW.content, '$.replaces') AS entry WHERE COALESCE(json_extract(entry.value, '$.guidance'), '') IN ('', '{}', '[]') OR COALESCE(json_extract(entry.value, '$.why'), '') IN ('', '{}', '[]'))
BEGIN
  SELECT RAISE(ABORT, 'This recommendation is incomplete, so it cannot be approved or published: fill replaces.');
END;
--> statement-breakpoint
CREATE TRIGGER versions_accepted_complete BEFORE UPDATE OF state ON versions
WHEN NEW.state IN ('approved', 'published') AND OLD.state IN ('in-review', 'approved') AND NEW.kind = 'recommendation' AND
  EXISTS (SELECT 1 FROM json_each(NEW.content, '$.accepted') AS entry WHERE COALESCE(json_extract(entry.value, '$.check'), '') IN ('', '{}', '[]') OR COALESCE(json_extract(entry.value, '$.why'), '') IN ('', '{}', '[]'))
BEGIN
  SELECT RAISE(ABORT, 'This recommendation is incomplete, so it cannot be approved or published: fill accepted.');
END;
--> statement-breakpoint
DROP TRIGGER versions_guideline_complete;
--> statement-breakpoint
CREATE TRIGGER versions_guideline_complete BEFORE UPDATE OF state ON versions
WHEN NEW.state IN ('approved', 'published') AND OLD.state IN ('in-review', 'approved') AND NEW.kind = 'guideline' AND (
  COALESCE(json_extract(NEW.content, '$.title'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.kind'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.committee'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.sourceLanguage'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.jurisdiction'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.settings'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.scope'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.audience'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.contact'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.funding.source'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.funding.role'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.method.searchedOn'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.method.process'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.externalReview'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.updating'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.licence'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.body'), '') IN ('', '{}', '[]')
  OR EXISTS (SELECT 1 FROM json_each(NEW.content, '$.panel') AS entry WHERE COALESCE(json_extract(entry.value, '$.person'), '') IN ('', '{}', '[]') OR COALESCE(json_extract(entry.value, '$.as'), '') IN ('', '{}', '[]'))
)
BEGIN
  SELECT RAISE(ABORT, 'This guideline is incomplete, so it cannot be approved or published: fill title, kind, committee, sourceLanguage, jurisdiction, settings, scope, audience, contact, funding.source, funding.role, method.searchedOn, method.process, externalReview, panel, updating, licence, body.');
END;
--> statement-breakpoint
-- Warnings are accepted in the text itself, where signatures cover the reason. Nothing ever wrote this table.
DROP TABLE accepted_warnings;
