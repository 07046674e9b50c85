-- A row that claims to be approved or published is complete and signed. The lists of fields are those of the complete schemas;
-- a test compares them.
CREATE TRIGGER versions_identity_complete BEFORE UPDATE OF state ON versions
WHEN NEW.state IN ('approved', 'published') AND OLD.state IN ('in-review', 'approved') AND NEW.kind = 'recommendation' AND (
  COALESCE(json_extract(NEW.content, '$.title'), '') IN ('', '{}', '[]')
)
BEGIN
  SELECT RAISE(ABORT, 'This recommendation is incomplete, so it cannot be approved or published: fill title.');
END;
--> statement-breakpoint
CREATE TRIGGER versions_question_complete BEFORE UPDATE OF state ON versions
WHEN NEW.state IN ('approved', 'published') AND OLD.state IN ('in-review', 'approved') AND NEW.kind = 'recommendation' AND (
  COALESCE(json_extract(NEW.content, '$.question.population'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.question.indication'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.question.settings'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.question.phase'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.question.outcome'), '') IN ('', '{}', '[]')
)
BEGIN
  SELECT RAISE(ABORT, 'This recommendation is incomplete, so it cannot be approved or published: fill question.population, question.indication, question.settings, question.phase, question.outcome.');
END;
--> statement-breakpoint
CREATE TRIGGER versions_statement_complete BEFORE UPDATE OF state ON versions
WHEN NEW.state IN ('approved', 'published') AND OLD.state IN ('in-review', 'approved') AND NEW.kind = 'recommendation' AND (
  COALESCE(json_extract(NEW.content, '$.statement.direction'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.statement.strength'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.statement.text'), '') IN ('', '{}', '[]')
)
BEGIN
  SELECT RAISE(ABORT, 'This recommendation is incomplete, so it cannot be approved or published: fill statement.direction, statement.strength, statement.text.');
END;
--> statement-breakpoint
CREATE TRIGGER versions_evidence_complete BEFORE UPDATE OF state ON versions
WHEN NEW.state IN ('approved', 'published') AND OLD.state IN ('in-review', 'approved') AND NEW.kind = 'recommendation' AND (
  COALESCE(json_extract(NEW.content, '$.evidence.certainty'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.evidence.scheme'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.evidence.gradedBy'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.evidence.basis'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.evidence.summary'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.evidence.searchedOn'), '') IN ('', '{}', '[]')
)
BEGIN
  SELECT RAISE(ABORT, 'This recommendation is incomplete, so it cannot be approved or published: fill evidence.certainty, evidence.scheme, evidence.gradedBy, evidence.basis, evidence.summary, evidence.searchedOn.');
END;
--> statement-breakpoint
CREATE TRIGGER versions_radiology_complete BEFORE UPDATE OF state ON versions
WHEN NEW.state IN ('approved', 'published') AND OLD.state IN ('in-review', 'approved') AND NEW.kind = 'recommendation' AND (
  COALESCE(json_extract(NEW.content, '$.radiology.members'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.radiology.statement'), '') IN ('', '{}', '[]')
  OR EXISTS (SELECT 1 FROM json_each(NEW.content, '$.radiology.members') AS entry WHERE COALESCE(json_extract(entry.value, '$.person'), '') IN ('', '{}', '[]') OR COALESCE(json_extract(entry.value, '$.specialty'), '') IN ('', '{}', '[]') OR COALESCE(json_extract(entry.value, '$.as'), '') IN ('', '{}', '[]'))
)
BEGIN
  SELECT RAISE(ABORT, 'This recommendation is incomplete, so it cannot be approved or published: fill radiology.members, radiology.statement.');
END;
--> statement-breakpoint
CREATE TRIGGER versions_value_complete BEFORE UPDATE OF state ON versions
WHEN NEW.state IN ('approved', 'published') AND OLD.state IN ('in-review', 'approved') AND NEW.kind = 'recommendation' AND (
  COALESCE(json_extract(NEW.content, '$.value.managementImpact.level'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.value.managementImpact.why'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.value.benefit'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.value.resources.level'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.value.resources.note'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.value.children'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.value.pregnancy'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.value.ultrasound.verdict'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.value.ultrasound.why'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.value.conclusion'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.value.rationale'), '') IN ('', '{}', '[]')
  OR EXISTS (SELECT 1 FROM json_each(NEW.content, '$.value.harms') AS entry WHERE COALESCE(json_extract(entry.value, '$.kind'), '') IN ('', '{}', '[]') OR COALESCE(json_extract(entry.value, '$.text'), '') IN ('', '{}', '[]'))
)
BEGIN
  SELECT RAISE(ABORT, 'This recommendation is incomplete, so it cannot be approved or published: fill value.managementImpact.level, value.managementImpact.why, value.benefit, value.resources.level, value.resources.note, value.children, value.pregnancy, value.ultrasound.verdict, value.ultrasound.why, value.conclusion, value.rationale, value.harms.');
END;
--> statement-breakpoint
CREATE TRIGGER versions_options_complete BEFORE UPDATE OF state ON versions
WHEN NEW.state IN ('approved', 'published') AND OLD.state IN ('in-review', 'approved') AND NEW.kind = 'recommendation' AND (
  COALESCE(json_extract(NEW.content, '$.options'), '') IN ('', '{}', '[]')
  OR EXISTS (SELECT 1 FROM json_each(NEW.content, '$.options') AS entry WHERE COALESCE(json_extract(entry.value, '$.scenario'), '') IN ('', '{}', '[]') OR COALESCE(json_extract(entry.value, '$.procedure'), '') IN ('', '{}', '[]') OR COALESCE(json_extract(entry.value, '$.appropriateness'), '') IN ('', '{}', '[]') OR COALESCE(json_extract(entry.value, '$.role'), '') IN ('', '{}', '[]') OR COALESCE(json_extract(entry.value, '$.advice.interrupt'), '') IN ('', '{}', '[]') OR COALESCE(json_extract(entry.value, '$.advice.message'), '') IN ('', '{}', '[]'))
)
BEGIN
  SELECT RAISE(ABORT, 'This recommendation is incomplete, so it cannot be approved or published: fill options.');
END;
--> statement-breakpoint
CREATE TRIGGER versions_rule_complete BEFORE UPDATE OF state ON versions
WHEN NEW.state IN ('approved', 'published') AND OLD.state IN ('in-review', 'approved') AND NEW.kind = 'recommendation' AND (
  COALESCE(json_extract(NEW.content, '$.rule.applies'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.rule.scenarios'), '') IN ('', '{}', '[]')
  OR EXISTS (SELECT 1 FROM json_each(NEW.content, '$.rule.scenarios') AS entry WHERE COALESCE(json_extract(entry.value, '$.key'), '') IN ('', '{}', '[]') OR COALESCE(json_extract(entry.value, '$.title'), '') IN ('', '{}', '[]') OR COALESCE(json_extract(entry.value, '$.when'), '') IN ('', '[]'))
)
BEGIN
  SELECT RAISE(ABORT, 'This recommendation is incomplete, so it cannot be approved or published: fill rule.applies, rule.scenarios.');
END;
--> statement-breakpoint
CREATE TRIGGER versions_cases_complete BEFORE UPDATE OF state ON versions
WHEN NEW.state IN ('approved', 'published') AND OLD.state IN ('in-review', 'approved') AND NEW.kind = 'recommendation' AND (
  COALESCE(json_extract(NEW.content, '$.cases'), '') IN ('', '{}', '[]')
  OR EXISTS (SELECT 1 FROM json_each(NEW.content, '$.cases') AS entry WHERE COALESCE(json_extract(entry.value, '$.name'), '') IN ('', '{}', '[]') OR COALESCE(json_extract(entry.value, '$.facts'), '') IN ('', '[]') OR COALESCE(json_extract(entry.value, '$.expect.outcome'), '') IN ('', '{}', '[]'))
)
BEGIN
  SELECT RAISE(ABORT, 'This recommendation is incomplete, so it cannot be approved or published: fill cases.');
END;
--> statement-breakpoint
CREATE TRIGGER versions_review_complete BEFORE UPDATE OF state ON versions
WHEN NEW.state IN ('approved', 'published') AND OLD.state IN ('in-review', 'approved') AND NEW.kind = 'recommendation' AND (
  COALESCE(json_extract(NEW.content, '$.review.everyMonths'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.review.why'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.review.owner'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.review.lastReviewedOn'), '') IN ('', '{}', '[]')
)
BEGIN
  SELECT RAISE(ABORT, 'This recommendation is incomplete, so it cannot be approved or published: fill review.everyMonths, review.why, review.owner, review.lastReviewedOn.');
END;
--> statement-breakpoint
CREATE TRIGGER versions_audit_complete BEFORE UPDATE OF state ON versions
WHEN NEW.state IN ('approved', 'published') AND OLD.state IN ('in-review', 'approved') AND NEW.kind = 'recommendation' AND (
  COALESCE(json_extract(NEW.content, '$.audit'), '') IN ('', '{}', '[]')
  OR EXISTS (SELECT 1 FROM json_each(NEW.content, '$.audit') AS entry WHERE COALESCE(json_extract(entry.value, '$.indicator'), '') IN ('', '{}', '[]') OR COALESCE(json_extract(entry.value, '$.numerator'), '') IN ('', '{}', '[]') OR COALESCE(json_extract(entry.value, '$.denominator'), '') IN ('', '{}', '[]') OR COALESCE(json_extract(entry.value, '$.target.comparator'), '') IN ('', '{}', '[]') OR COALESCE(json_extract(entry.value, '$.origin'), '') IN ('', '{}', '[]') OR COALESCE(json_extract(entry.value, '$.dataSource'), '') IN ('', '{}', '[]'))
)
BEGIN
  SELECT RAISE(ABORT, 'This recommendation is incomplete, so it cannot be approved or published: fill audit.');
END;
--> statement-breakpoint
CREATE TRIGGER versions_low_value_complete BEFORE UPDATE OF state ON versions
WHEN NEW.state IN ('approved', 'published') AND OLD.state IN ('in-review', 'approved') AND NEW.kind = 'recommendation' AND (
  COALESCE(json_extract(NEW.content, '$.lowValue.listed'), '') IN ('', '{}', '[]')
)
BEGIN
  SELECT RAISE(ABORT, 'This recommendation is incomplete, so it cannot be approved or published: fill lowValue.listed.');
END;
--> statement-breakpoint
CREATE TRIGGER versions_patient_complete BEFORE UPDATE OF state ON versions
WHEN NEW.state IN ('approved', 'published') AND OLD.state IN ('in-review', 'approved') AND NEW.kind = 'recommendation' AND (
  COALESCE(json_extract(NEW.content, '$.patient.summary'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.patient.why'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.patient.whatHappens'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.patient.whatToAsk'), '') IN ('', '{}', '[]')
)
BEGIN
  SELECT RAISE(ABORT, 'This recommendation is incomplete, so it cannot be approved or published: fill patient.summary, patient.why, patient.whatHappens, patient.whatToAsk.');
END;
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
  OR COALESCE(json_extract(NEW.content, '$.licence'), '') IN ('', '{}', '[]')
  OR COALESCE(json_extract(NEW.content, '$.body'), '') IN ('', '{}', '[]')
)
BEGIN
  SELECT RAISE(ABORT, 'This guideline is incomplete, so it cannot be approved or published: fill title, kind, committee, sourceLanguage, jurisdiction, settings, scope, audience, contact, funding.source, funding.role, method.searchedOn, method.process, externalReview, licence, body.');
END;
--> statement-breakpoint
CREATE TRIGGER versions_evidence_signed BEFORE UPDATE OF state ON versions
WHEN NEW.state IN ('approved', 'published') AND OLD.state IN ('in-review', 'approved') AND NEW.kind = 'recommendation' AND NOT EXISTS (
  SELECT 1 FROM signatures WHERE version = NEW.id AND kind = 'evidence' AND content_hash = NEW.content_hash
)
BEGIN
  SELECT RAISE(ABORT, 'This version cannot be approved or published: the evidence signature on exactly this content is missing.');
END;
--> statement-breakpoint
CREATE TRIGGER versions_imaging_signed BEFORE UPDATE OF state ON versions
WHEN NEW.state IN ('approved', 'published') AND OLD.state IN ('in-review', 'approved') AND NEW.kind = 'recommendation' AND NOT EXISTS (
  SELECT 1 FROM signatures WHERE version = NEW.id AND kind = 'imaging' AND content_hash = NEW.content_hash
)
BEGIN
  SELECT RAISE(ABORT, 'This version cannot be approved or published: the imaging signature on exactly this content is missing.');
END;
--> statement-breakpoint
CREATE TRIGGER versions_patient_signed BEFORE UPDATE OF state ON versions
WHEN NEW.state IN ('approved', 'published') AND OLD.state IN ('in-review', 'approved') AND NEW.kind = 'recommendation' AND NOT EXISTS (
  SELECT 1 FROM signatures WHERE version = NEW.id AND kind = 'patient' AND content_hash = NEW.content_hash
)
BEGIN
  SELECT RAISE(ABORT, 'This version cannot be approved or published: the patient signature on exactly this content is missing.');
END;
--> statement-breakpoint
CREATE TRIGGER versions_approval_signed BEFORE UPDATE OF state ON versions
WHEN NEW.state IN ('approved', 'published') AND OLD.state IN ('in-review', 'approved') AND NOT EXISTS (
  SELECT 1 FROM signatures WHERE version = NEW.id AND kind = 'approval' AND content_hash = NEW.content_hash
)
BEGIN
  SELECT RAISE(ABORT, 'This version cannot be approved or published: the approval signature on exactly this content is missing.');
END;
