-- What stands can not be changed, also not by a statement typed into a shell. Every condition that a unique index holds is asked
-- here once more, because INSERT OR REPLACE and UPDATE OR REPLACE delete the row in their way without firing its delete trigger.
CREATE TRIGGER versions_start_as_drafts BEFORE INSERT ON versions
WHEN NEW.state <> 'draft'
BEGIN
  SELECT RAISE(ABORT, 'A version starts as a draft; it becomes approved by review and signatures.');
END;
--> statement-breakpoint
CREATE TRIGGER versions_replace_nothing BEFORE INSERT ON versions
WHEN EXISTS (SELECT 1 FROM versions WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM versions WHERE kind = NEW.kind AND document = NEW.document AND state IN ('draft', 'in-review'))
BEGIN
  SELECT RAISE(ABORT, 'This text already has an open version; there is one at a time.');
END;
--> statement-breakpoint
CREATE TRIGGER versions_keep_identity BEFORE UPDATE ON versions
WHEN NEW.id IS NOT OLD.id OR NEW.kind IS NOT OLD.kind OR NEW.document IS NOT OLD.document
  OR NEW.based_on IS NOT OLD.based_on OR NEW.created_by IS NOT OLD.created_by OR NEW.created_at IS NOT OLD.created_at
BEGIN
  SELECT RAISE(ABORT, 'A version keeps its id, its text and its origin.');
END;
--> statement-breakpoint
CREATE TRIGGER versions_move_by_table BEFORE UPDATE OF state ON versions
WHEN NEW.state IS NOT OLD.state AND (OLD.state || ' > ' || NEW.state) NOT IN (
  'draft > in-review',
  'in-review > draft',
  'in-review > approved',
  'approved > published',
  'published > superseded',
  'published > withdrawn'
)
BEGIN
  SELECT RAISE(ABORT, 'A version cannot take this step: draft, in-review, approved, published, then superseded or withdrawn; back only from in-review to draft.');
END;
--> statement-breakpoint
CREATE TRIGGER versions_one_of_a_kind BEFORE UPDATE OF state ON versions
WHEN (NEW.state IN ('approved', 'published') AND EXISTS (
    SELECT 1 FROM versions WHERE kind = NEW.kind AND document = NEW.document AND state = NEW.state AND id <> NEW.id
  ))
  OR (NEW.state IN ('draft', 'in-review') AND EXISTS (
    SELECT 1 FROM versions WHERE kind = NEW.kind AND document = NEW.document AND state IN ('draft', 'in-review') AND id <> NEW.id
  ))
  OR (NEW.state = 'approved' AND EXISTS (
    SELECT 1 FROM versions
    WHERE kind = NEW.kind AND document = NEW.document AND number = NEW.number AND state NOT IN ('draft', 'in-review') AND id <> NEW.id
  ))
BEGIN
  SELECT RAISE(ABORT, 'Another version of this text is already in this state or has this number.');
END;
--> statement-breakpoint
CREATE TRIGGER versions_frozen_outside_draft BEFORE UPDATE ON versions
WHEN OLD.state <> 'draft' AND (
  NEW.content IS NOT OLD.content OR NEW.content_hash IS NOT OLD.content_hash OR NEW.revision IS NOT OLD.revision
  OR NEW.number IS NOT OLD.number OR NEW.saved_by IS NOT OLD.saved_by OR NEW.saved_at IS NOT OLD.saved_at
  OR (NEW.state IS OLD.state AND NEW.state_since IS NOT OLD.state_since)
)
BEGIN
  SELECT RAISE(ABORT, 'The content of a version can only be changed while it is a draft.');
END;
--> statement-breakpoint
CREATE TRIGGER versions_edit_changes_hash BEFORE UPDATE ON versions
WHEN (NEW.content IS NOT OLD.content AND (NEW.content_hash IS OLD.content_hash OR NEW.revision <= OLD.revision))
  OR (NEW.content IS OLD.content AND NEW.content_hash IS NOT OLD.content_hash)
BEGIN
  SELECT RAISE(ABORT, 'An edit of the content comes with its new content hash and a higher revision.');
END;
--> statement-breakpoint
CREATE TRIGGER versions_edit_voids_signatures AFTER UPDATE OF content ON versions
WHEN NEW.content IS NOT OLD.content
BEGIN
  DELETE FROM signatures WHERE version = NEW.id;
END;
--> statement-breakpoint
CREATE TRIGGER versions_stay BEFORE DELETE ON versions
WHEN OLD.state <> 'draft'
BEGIN
  SELECT RAISE(ABORT, 'A version that was handed in is kept.');
END;
--> statement-breakpoint
CREATE TRIGGER documents_replace_nothing BEFORE INSERT ON documents
WHEN EXISTS (SELECT 1 FROM documents WHERE kind = NEW.kind AND id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'A text with this id already exists; ids are never used again.');
END;
--> statement-breakpoint
CREATE TRIGGER documents_keep_identity BEFORE UPDATE ON documents
WHEN NEW.kind IS NOT OLD.kind OR NEW.id IS NOT OLD.id
BEGIN
  SELECT RAISE(ABORT, 'A text keeps its id.');
END;
--> statement-breakpoint
CREATE TRIGGER documents_stay BEFORE DELETE ON documents
BEGIN
  SELECT RAISE(ABORT, 'A text is never deleted; its id is never used again.');
END;
--> statement-breakpoint
CREATE TRIGGER signatures_bind_to_content BEFORE INSERT ON signatures
WHEN NOT EXISTS (SELECT 1 FROM versions WHERE id = NEW.version AND state IN ('draft', 'in-review') AND content_hash = NEW.content_hash)
BEGIN
  SELECT RAISE(ABORT, 'A signature is given on exactly the content of a version that is not yet approved.');
END;
--> statement-breakpoint
CREATE TRIGGER signatures_replace_nothing BEFORE INSERT ON signatures
WHEN EXISTS (SELECT 1 FROM signatures WHERE version = NEW.version AND kind = NEW.kind AND person = NEW.person)
BEGIN
  SELECT RAISE(ABORT, 'This person has already given this signature.');
END;
--> statement-breakpoint
CREATE TRIGGER signatures_never_change BEFORE UPDATE ON signatures
BEGIN
  SELECT RAISE(ABORT, 'A signature is never altered.');
END;
--> statement-breakpoint
CREATE TRIGGER signatures_stay BEFORE DELETE ON signatures
WHEN EXISTS (SELECT 1 FROM versions WHERE id = OLD.version AND state NOT IN ('draft', 'in-review'))
BEGIN
  SELECT RAISE(ABORT, 'The signatures of an approved version are kept.');
END;
--> statement-breakpoint
CREATE TRIGGER audit_log_grows_in_order BEFORE INSERT ON audit_log
WHEN NEW.sequence IS NOT (SELECT COALESCE(MAX(sequence), 0) + 1 FROM audit_log)
  OR NEW.previous IS NOT COALESCE(
    (SELECT hash FROM audit_log ORDER BY sequence DESC LIMIT 1),
    '0000000000000000000000000000000000000000000000000000000000000000'
  )
BEGIN
  SELECT RAISE(ABORT, 'An entry of the audit log follows the last one and names its hash.');
END;
--> statement-breakpoint
CREATE TRIGGER audit_log_never_changes BEFORE UPDATE ON audit_log
BEGIN
  SELECT RAISE(ABORT, 'The audit log is never altered.');
END;
--> statement-breakpoint
CREATE TRIGGER audit_log_stays BEFORE DELETE ON audit_log
BEGIN
  SELECT RAISE(ABORT, 'The audit log is never shortened.');
END;
--> statement-breakpoint
CREATE TRIGGER releases_grow_in_order BEFORE INSERT ON releases
WHEN NEW.sequence IS NOT (SELECT COALESCE(MAX(sequence), 0) + 1 FROM releases)
  OR EXISTS (SELECT 1 FROM releases WHERE folder = NEW.folder)
  OR (NEW.live = 1 AND EXISTS (SELECT 1 FROM releases WHERE live = 1))
BEGIN
  SELECT RAISE(ABORT, 'A release takes the next sequence number and its own folder, and one release is live.');
END;
--> statement-breakpoint
CREATE TRIGGER releases_never_change BEFORE UPDATE ON releases
WHEN NEW.sequence IS NOT OLD.sequence OR NEW.folder IS NOT OLD.folder OR NEW.manifest_hash IS NOT OLD.manifest_hash OR NEW.at IS NOT OLD.at
  OR (NEW.live = 1 AND OLD.live = 0 AND EXISTS (SELECT 1 FROM releases WHERE live = 1))
BEGIN
  SELECT RAISE(ABORT, 'A release is never altered; only which one is live can change.');
END;
--> statement-breakpoint
CREATE TRIGGER releases_stay BEFORE DELETE ON releases
BEGIN
  SELECT RAISE(ABORT, 'A release is kept.');
END;
--> statement-breakpoint
CREATE TRIGGER release_versions_never_change BEFORE UPDATE ON release_versions
BEGIN
  SELECT RAISE(ABORT, 'What a release carried is never altered.');
END;
--> statement-breakpoint
CREATE TRIGGER release_versions_stay BEFORE DELETE ON release_versions
BEGIN
  SELECT RAISE(ABORT, 'What a release carried is kept.');
END;
