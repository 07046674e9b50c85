import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { AnswerRow, FindingRow } from '#app/reads/verification-page.server.ts'
import { LocalisedText } from '../page/localised-text.tsx'
import { useText } from '../text/use-text.tsx'

/** Findings by kind, the worst first as they come; each with the patients, one of them, and what each recommendation answers that one. */
export function FindingList({ findings }: { findings: ReadonlyArray<FindingRow> }): ReactNode {
  const { t } = useText()
  const kinds = [...new Set(findings.map(({ kind }) => kind))]
  if (kinds.length === 0) return <p className="empty">{t('verification.empty')}</p>
  return kinds.map((kind) => (
    <section key={kind} className="found-kind" aria-labelledby={`found-${kind}`}>
      <h2 id={`found-${kind}`}>{t(`verification.kind.${kind}`)}</h2>
      <p className="muted">{t(`verification.means.${kind}`)}</p>
      <ul className="plain-list found-list">
        {findings.filter((one) => one.kind === kind).map((finding) => (
          <li key={finding.says.en + (finding.region?.en ?? '')} className="card">
            <FoundHere finding={finding} />
          </li>
        ))}
      </ul>
    </section>
  ))
}

function FoundHere({ finding }: { finding: FindingRow }): ReactNode {
  const { t, language } = useText()
  const { says, region, patient, answers } = finding
  return (
    <>
      <p>
        <strong>{says[language]}</strong>
      </p>
      {region && <p className="small found-where">{region[language]}</p>}
      {patient && (
        <p className="small">
          {t('verification.patient')}: {patient[language]}
        </p>
      )}
      <ul className="found-answers">
        {answers.map((answer) => (
          <li key={answer.id}>
            <Answer answer={answer} isAsked={patient !== undefined} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Answer({ answer, isAsked }: { answer: AnswerRow; isAsked: boolean }): ReactNode {
  const { t, term } = useText()
  const { id, title, outcome, scenario, message } = answer
  return (
    <>
      <Link to={`/recommendation/${id}`}>
        <LocalisedText text={title} missing={id} />
      </Link>
      {isAsked && (
        <span>
          {' '}
          {t('verification.answers')}: {term('outcome', outcome)}
          {scenario && (
            <>
              {' '}
              (<LocalisedText text={scenario} missing="" />)
            </>
          )}
          {message && (
            <>
              . <LocalisedText text={message} missing="" />
            </>
          )}
        </span>
      )}
    </>
  )
}
