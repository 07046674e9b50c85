import type { phases, pregnancies, priorStatuses, settings, sexes } from '#schema/model/condition.ts'
import type { Language } from '#schema/model/language.ts'

/** Ways of writing one word of the grammar. The first is what is printed; the others are understood as well. */
export type Phrases = readonly [string, ...Array<string>]

/** The values that a condition lists, by the field of the condition. */
export type ListedValues = {
  sex: Record<(typeof sexes)[number], Phrases>
  pregnancy: Record<(typeof pregnancies)[number], Phrases>
  setting: Record<(typeof settings)[number], Phrases>
  phase: Record<(typeof phases)[number], Phrases>
}
export type ListedField = keyof ListedValues
export const listedFields = ['sex', 'pregnancy', 'setting', 'phase'] as const satisfies ReadonlyArray<ListedField>

/** Words of the text form in one language. */
export type GrammarWords = {
  and: Phrases
  or: Phrases
  not: Phrases
  always: Phrases
  never: Phrases
  all: Phrases
  any: Phrases
  atLeast: Phrases
  of: Phrases
  score: Phrases
  scoreOf: Phrases
  age: Phrases
  indication: Phrases
  rule: Phrases
  earlier: Phrases
  within: Phrases
  present: Phrases
  absent: Phrases
  toBelow: Phrases
  /** Said by many and not part of the grammar: the end of a range that belongs to it, and comparisons in words. */
  to: Phrases
  from: Phrases
  below: Phrases
  above: Phrases
  status: Record<(typeof priorStatuses)[number], Phrases>
  fields: Record<ListedField, Phrases>
  values: ListedValues
  /** Parts of a duration: the plural, the singular, abbreviations. */
  durations: Record<'Y' | 'M' | 'W' | 'D', readonly [string, string, ...Array<string>]>
  hours: readonly [string, string, ...Array<string>]
  minutes: readonly [string, string, ...Array<string>]
  beats: Phrases
  decimal: '.' | ','
}

export const grammarWords: Record<Language, GrammarWords> = {
  en: {
    and: ['and', '&'],
    or: ['or'],
    not: ['not', 'no'],
    always: ['always'],
    never: ['never'],
    all: ['all of'],
    any: ['any of', 'one of'],
    atLeast: ['at least'],
    of: ['of'],
    score: ['score', 'points'],
    scoreOf: ['from', 'of'],
    age: ['age'],
    indication: ['indication'],
    rule: ['rule'],
    earlier: ['earlier', 'prior', 'previous'],
    within: ['within', 'within the last'],
    present: ['present', 'yes'],
    absent: ['absent', 'no'],
    toBelow: ['to below', 'to less than', 'to <'],
    to: ['to', '-', '–'],
    from: ['at least', 'from'],
    below: ['below', 'under', 'less than'],
    above: ['above', 'over', 'more than', 'at most', 'up to'],
    status: { performed: ['performed', 'done'], ordered: ['ordered'] },
    fields: { sex: ['sex'], pregnancy: ['pregnancy', 'pregnant'], setting: ['setting'], phase: ['phase'] },
    values: {
      sex: { female: ['female', 'woman'], male: ['male', 'man'], other: ['other'] },
      pregnancy: { no: ['no'], possible: ['possible'], yes: ['yes'], postpartum: ['post partum', 'postpartum'] },
      setting: {
        'primary-care': ['primary care', 'primary-care'],
        emergency: ['emergency department', 'emergency'],
        inpatient: ['inpatient'],
        outpatient: ['outpatient'],
        screening: ['screening'],
        'self-referral': ['self-referral', 'self referral'],
      },
      phase: { initial: ['initial work-up', 'initial'], 'follow-up': ['follow-up', 'follow up'], screening: ['screening'], staging: ['staging'] },
    },
    durations: { Y: ['years', 'year', 'yrs', 'y'], M: ['months', 'month', 'mo'], W: ['weeks', 'week', 'wk', 'w'], D: ['days', 'day', 'd'] },
    hours: ['hours', 'hour'],
    minutes: ['minutes', 'minute'],
    beats: ['beats/min'],
    decimal: '.',
  },
  da: {
    and: ['og', '&'],
    or: ['eller'],
    not: ['ikke'],
    always: ['altid'],
    never: ['aldrig'],
    all: ['alle af'],
    any: ['en af', 'én af'],
    atLeast: ['mindst'],
    of: ['af'],
    score: ['pointsum', 'score', 'point'],
    scoreOf: ['af'],
    age: ['alder'],
    indication: ['indikation', 'problemstilling'],
    rule: ['regel'],
    earlier: ['tidligere'],
    within: ['inden for', 'indenfor', 'inden for de seneste', 'inden for det seneste'],
    present: ['til stede', 'ja'],
    absent: ['ikke til stede', 'nej'],
    toBelow: ['til under', 'til mindre end', 'til <'],
    to: ['til', '-', '–'],
    from: ['mindst', 'fra'],
    below: ['under', 'mindre end'],
    above: ['over', 'mere end', 'højst', 'op til'],
    status: { performed: ['udført'], ordered: ['bestilt', 'henvist'] },
    fields: { sex: ['køn'], pregnancy: ['graviditet', 'gravid'], setting: ['sted'], phase: ['fase', 'i forløbet'] },
    values: {
      sex: { female: ['kvinde'], male: ['mand'], other: ['andet'] },
      pregnancy: { no: ['nej'], possible: ['mulig'], yes: ['ja'], postpartum: ['efter fødsel'] },
      setting: {
        'primary-care': ['almen praksis'],
        emergency: ['akutmodtagelse'],
        inpatient: ['indlagt'],
        outpatient: ['ambulant'],
        screening: ['screening'],
        'self-referral': ['egen henvendelse'],
      },
      phase: { initial: ['første udredning'], 'follow-up': ['opfølgning'], screening: ['screening'], staging: ['stadieinddeling'] },
    },
    durations: { Y: ['år', 'år'], M: ['måneder', 'måned', 'mdr', 'md'], W: ['uger', 'uge'], D: ['dage', 'dag', 'døgn'] },
    hours: ['timer', 'time'],
    minutes: ['minutter', 'minut'],
    beats: ['slag/min'],
    decimal: ',',
  },
  nb: {
    and: ['og', '&'],
    or: ['eller'],
    not: ['ikke'],
    always: ['alltid'],
    never: ['aldri'],
    all: ['alle av'],
    any: ['en av', 'én av'],
    atLeast: ['minst'],
    of: ['av'],
    score: ['poengsum', 'skår', 'score', 'poeng'],
    scoreOf: ['av'],
    age: ['alder'],
    indication: ['indikasjon', 'problemstilling'],
    rule: ['regel'],
    earlier: ['tidligere'],
    within: ['innen', 'innenfor', 'innen de siste', 'innen den siste', 'innen det siste'],
    present: ['til stede', 'ja'],
    absent: ['ikke til stede', 'nei'],
    toBelow: ['til under', 'til mindre enn', 'til <'],
    to: ['til', '-', '–'],
    from: ['minst', 'fra'],
    below: ['under', 'mindre enn'],
    above: ['over', 'mer enn', 'høyst', 'opptil'],
    status: { performed: ['utført'], ordered: ['bestilt', 'henvist'] },
    fields: { sex: ['kjønn'], pregnancy: ['graviditet', 'gravid'], setting: ['sted'], phase: ['fase', 'i forløpet'] },
    values: {
      sex: { female: ['kvinne'], male: ['mann'], other: ['annet'] },
      pregnancy: { no: ['nei'], possible: ['mulig'], yes: ['ja'], postpartum: ['etter fødsel'] },
      setting: {
        'primary-care': ['primærhelsetjeneste'],
        emergency: ['akuttmottak'],
        inpatient: ['innlagt'],
        outpatient: ['poliklinikk'],
        screening: ['screening'],
        'self-referral': ['egenhenvendelse'],
      },
      phase: { initial: ['første utredning'], 'follow-up': ['oppfølging'], screening: ['screening'], staging: ['stadieinndeling'] },
    },
    durations: { Y: ['år', 'år'], M: ['måneder', 'måned', 'mnd'], W: ['uker', 'uke'], D: ['dager', 'dag', 'døgn'] },
    hours: ['timer', 'time'],
    minutes: ['minutter', 'minutt'],
    beats: ['slag/min'],
    decimal: ',',
  },
}
