/** One row of a benchmark: ours, the peers' and the floor's figure in `unit`. `ratio` says how many times better than the best peer we are. */
export type Row = { what: string; unit: string; better: 'less' | 'more'; ours: number; peers: Record<string, number>; floor?: number }

/** Median microseconds of one call: batches long enough for the clock, after a warm-up. The calls go round the inputs. */
export async function microseconds<Input>(inputs: ReadonlyArray<Input>, call: (input: Input) => unknown, seconds = 1): Promise<number> {
  let next = 0
  const once = async (calls: number): Promise<number> => {
    const start = process.hrtime.bigint()
    for (let index = 0; index < calls; index++) {
      const result = call(inputs[next++ % inputs.length]!)
      if (result instanceof Promise) await result
    }
    return Number(process.hrtime.bigint() - start) / 1000
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
