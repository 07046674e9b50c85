import { CheckmarkCircleIcon, CircleBrokenIcon, XMarkOctagonIcon } from '@navikt/aksel-icons'
import { lazy, type ReactNode, useState } from 'react'
import { Facts } from '#schema/model/facts.ts'
import { Expectation, unconfirmedSource } from '#schema/model/golden-case.ts'
import { useFieldText } from '../draft/draft-form-context.tsx'
import type { FieldPath } from '#app/forms/form-tree.ts'
import { Button } from '../button.tsx'
import { JsonField } from '../fields/json-field.tsx'
import { LazyPart } from '../fields/lazy-part.tsx'
import { RowList } from '../fields/row-list.tsx'
import { InputField } from '../fields/simple-fields.tsx'
import { useCaseResult, useCasesProblem } from '../draft/draft-form-context.tsx'
import { useText } from '../text/use-text.tsx'

// What proves it is large, and most visits to a draft do not ask.
const CaseCoverage = lazy(async () => ({ default: (await import('./case-coverage.tsx')).CaseCoverage }))

/** Test patients with the decision the committee expects; each says at once whether the rule decides so. */
export function CasesSection(): ReactNode {
  const { t } = useText()
  const problem = useCasesProblem()
  return (
    <>
      {problem && <p className="field-hint">{t('cases.notYet')}</p>}
      <RowList path={['cases']} label={t('field.cases.cases')} hint={t('field.cases.hint')} rowLabel={t('field.cases.row')} addLabel={t('field.cases.add')}>
        {(row, index) => <CaseFields path={row} index={index} />}
      </RowList>
      <LazyPart id="case-coverage" title={t('coverage.title')} hint={t('coverage.lead')}>
        <CaseCoverage />
      </LazyPart>
    </>
  )
}

function CaseFields({ path, index }: { path: FieldPath; index: number }): ReactNode {
  const { t } = useText()
  const [name] = useFieldText([...path, 'name'])
  // A new case is open from the start; typing its name must not close it.
  const [startsOpen] = useState(name === '')
  return (
    <>
      <details className="ds-details more case" open={startsOpen}>
        <summary>
          <span className="case-head">
            <span className="case-name">{name || t('field.cases.unnamed')}</span>
            <CaseVerdict index={index} />
          </span>
        </summary>
        <div>
          <div className="side-by-side">
            <InputField path={[...path, 'name']} label={t('field.cases.name')} hint={t('field.keyHint')} />
            <InputField path={[...path, 'source']} label={t('field.cases.source')} hint={t('field.optional')} />
          </div>
          <div className="side-by-side wide">
            <JsonField path={[...path, 'facts']} label={t('field.cases.facts')} schema={Facts} rows={6} />
            <JsonField path={[...path, 'expect']} label={t('field.cases.expect')} schema={Expectation} rows={6} />
          </div>
        </div>
      </details>
      <CaseDifferences index={index} />
      <Unconfirmed path={[...path, 'source']} />
    </>
  )
}

function CaseVerdict({ index }: { index: number }): ReactNode {
  const { t, term } = useText()
  const result = useCaseResult(index)
  const Icon = result === undefined ? CircleBrokenIcon : result.passed ? CheckmarkCircleIcon : XMarkOctagonIcon
  return (
    <span className="case-verdict" data-passed={result?.passed}>
      <Icon aria-hidden /> {result === undefined ? t('cases.notRun') : t(result.passed ? 'cases.passed' : 'cases.failed', { outcome: term('outcome', result.outcome) })}
    </span>
  )
}

function CaseDifferences({ index }: { index: number }): ReactNode {
  const result = useCaseResult(index)
  if (!result || result.passed) return null
  return (
    <ul className="lines case-differences" lang="en">
      {result.differences.map((difference) => (
        <li key={difference}>{difference}</li>
      ))}
    </ul>
  )
}

/** A case that the desk wrote expects what the rule does, until a person says that this is right. */
function Unconfirmed({ path }: { path: FieldPath }): ReactNode {
  const { t } = useText()
  const [source, set] = useFieldText(path)
  if (source !== unconfirmedSource) return null
  return (
    <p className="unconfirmed">
      {t('cases.unconfirmed')}{' '}
      <Button variant="secondary" data-size="sm" onClick={() => set('')}>
        {t('cases.confirm')}
      </Button>
    </p>
  )
}
