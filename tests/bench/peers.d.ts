// The peers are installed when a benchmark first runs; a fresh clone is type-checked without them.
declare module 'json-rules-engine' {
  export class Engine {
    constructor(rules: Array<unknown>, options?: { allowUndefinedFacts?: boolean })
    run(facts: Record<string, unknown>): Promise<{ events: Array<{ type: string }> }>
  }
}
declare module 'json-logic-engine' {
  export class LogicEngine {
    run(logic: unknown, facts: unknown): unknown
    build(logic: unknown): (facts: unknown) => unknown
  }
}
declare module 'cql-execution' {
  type Library = { readonly source: unknown }
  type PatientSource = { currentPatient(): unknown }
  const cql: {
    Library: new (elm: unknown) => Library
    PatientSource: new (patients: Array<Record<string, unknown>>) => PatientSource
    Executor: new (library: Library) => { exec(patients: PatientSource): Promise<{ patientResults: Record<string, Record<string, unknown>> }> }
  }
  export default cql
}
declare module 'markdown-it' {
  export default class MarkdownIt {
    render(markdown: string): string
  }
}
declare module 'marked' {
  export const marked: { parse(markdown: string, options: { async: false }): string }
}
declare module 'remark-gfm' {
  const remarkGfm: () => void
  export default remarkGfm
}
declare module '@11ty/eleventy' {
  export default class Eleventy {
    constructor(input: string, output: string, options: { quietMode: boolean; config: (config: { addGlobalData(name: string, value: string): void }) => void })
    write(): Promise<unknown>
  }
}
