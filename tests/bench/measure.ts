/** One row of a benchmark: ours, the peers' and the floor's figure in `unit`. `ratio` says how many times better than the best peer we are. */
export type Row = { what: string; unit: string; better: 'less' | 'more'; ours: number; peers: Record<string, number>; floor?: number; bounds?: Array<Bound> }

/** What was promised of a row, and whether it was kept. */
export type Bound = { what: string; figure: number; isMet: boolean }

/** Something to be measured: a call, and the inputs that it goes round. */
export type Contestant = () => unknown

/** A call that takes the next of the inputs each time. */
export function goingRound<Input>(inputs: ReadonlyArray<Input>, call: (input: Input) => unknown): Contestant {
  let next = 0
  return () => call(inputs[next++ % inputs.length]!)
}

/** Median microseconds of processor time of one call, of one contestant alone. */
export async function microseconds<Input>(inputs: ReadonlyArray<Input>, call: (input: Input) => unknown, seconds = 1): Promise<number> {
  const { alone } = await microsecondsInTurn({ alone: goingRound(inputs, call) }, seconds)
  return alone!
}

/**
 * Median microseconds of processor time of one call of each: batches long enough for the clock, after a warm-up, in turn, so that whatever else
 * the machine does meets all alike. Processor time and not the clock on the wall, since what is measured waits for nothing.
 */
export async function microsecondsInTurn(contestants: Readonly<Record<string, Contestant>>, seconds: number): Promise<Record<string, number>> {
  const batches: Array<{ name: string; call: Contestant; calls: number; samples: Array<number> }> = []
  for (const [name, call] of Object.entries(contestants)) {
    let calls = 1
    while ((await batchOf(call, calls)) < batchLength && calls < 1_000_000) calls *= 2
    batches.push({ name, call, calls, samples: [] })
  }
  const until = Date.now() + seconds * 1000
  for (let round = 0; round < fewestRounds || Date.now() < until; round++) {
    for (const { call, calls, samples } of batches) samples.push((await batchOf(call, calls)) / calls)
  }
  return Object.fromEntries(batches.map(({ name, samples }) => [name, median(samples)]))
}

/** Of processor time, in microseconds. */
const batchLength = 20_000
const fewestRounds = 9

async function batchOf(call: Contestant, calls: number): Promise<number> {
  const start = process.cpuUsage()
  for (let index = 0; index < calls; index++) {
    const result = call()
    if (result instanceof Promise) await result
  }
  const { user, system } = process.cpuUsage(start)
  return user + system
}

export function median(samples: ReadonlyArray<number>): number {
  const sorted = samples.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)]!
}

/** Times better than the best peer. */
export function ratioOf(row: Row): number | undefined {
  const peers = Object.values(row.peers)
  if (peers.length === 0) return undefined
  return row.better === 'less' ? Math.min(...peers) / row.ours : row.ours / Math.max(...peers)
}
