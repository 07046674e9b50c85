/** One row of a benchmark: ours, the peers' and the floor's figure in `unit`. `ratio` says how many times better than the best peer we are. */
export type Row = { what: string; unit: string; better: 'less' | 'more'; ours: number; peers: Record<string, number>; floor?: number; bounds?: Array<Bound> }

/** What was promised of a row, and whether it was kept. */
export type Bound = { what: string; figure: number; isMet: boolean }

/**
 * Median microseconds of processor time of one call: batches long enough for the clock, after a warm-up. The calls go round the inputs. Processor
 * time and not the clock on the wall, since what is measured waits for nothing and the machine may have other work.
 */
export async function microseconds<Input>(inputs: ReadonlyArray<Input>, call: (input: Input) => unknown, seconds = 1): Promise<number> {
  let next = 0
  const once = async (calls: number): Promise<number> => {
    const start = process.cpuUsage()
    for (let index = 0; index < calls; index++) {
      const result = call(inputs[next++ % inputs.length]!)
      if (result instanceof Promise) await result
    }
    const { user, system } = process.cpuUsage(start)
    return user + system
  }
  let calls = 1
  while ((await once(calls)) < 20_000 && calls < 1_000_000) calls *= 2
  const samples: Array<number> = []
  const until = Date.now() + seconds * 1000
  while (samples.length < 5 || Date.now() < until) samples.push((await once(calls)) / calls)
  return median(samples)
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
