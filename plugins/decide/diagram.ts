/** A function of many-valued variables, as a number: equal functions of one forest are the same number. */
export type Diagram = number

/**
 * Reduced ordered multi-valued decision diagrams. Variables are tested in the order of their numbers; equal nodes are made once and a node
 * whose children are all the same is that child, so that a function has exactly one diagram and depends on exactly the variables in it.
 * T. Kam et al., "Multi-valued decision diagrams: theory and applications", 1998; R. E. Bryant, 1986, for two values.
 */
export type Forest = {
  constant(value: number): Diagram
  /** One diagram for each value of the variable; they may only test later variables. */
  choose(variable: number, children: ReadonlyArray<Diagram>): Diagram
  /** Values of `test` are 0 (no) and anything else (yes). */
  ifElse(test: Diagram, then: Diagram, otherwise: Diagram): Diagram
  combine(one: Diagram, other: Diagram, join: (one: number, other: number) => number): Diagram
  map(diagram: Diagram, change: (value: number) => number): Diagram
  /** The function where the variable has this value. */
  restrict(diagram: Diagram, variable: number, value: number): Diagram
  /** Whether `other` is not 0 wherever `one` is not 0. */
  implies(one: Diagram, other: Diagram): boolean
  valueOf(diagram: Diagram): number | undefined
  /** Variables the function depends on, in order. */
  support(diagram: Diagram): Array<number>
  /** Values the function takes, ascending. */
  values(diagram: Diagram): Array<number>
  /** One assignment under which the function has a value that passes; variables that do not matter are left out. */
  witness(diagram: Diagram, passes: (value: number) => boolean): Map<number, number> | undefined
  sizeOf(variable: number): number
  /** Raises the two guards: nodes that may stand, and steps that `restrict` may take. */
  allow(more: { nodes?: number; steps?: number }): void
}

/** A guard was reached; the caller has an answer that needs no diagram. */
export class ForestFull extends Error {}

/** Three numbers below this fit into one exact whole number, which is what results are remembered by. */
const mostNodes = 2 ** 17

/** `sizes[v]` is the number of values of variable `v`. Operations throw `ForestFull` once more than `nodes` nodes would stand. */
export function makeForest(sizes: ReadonlyArray<number>, nodes: number): Forest {
  const variableOf: Array<number> = []
  const childrenOf: Array<ReadonlyArray<Diagram>> = []
  const constantOf: Array<number> = []
  const constants = new Map<number, Diagram>()
  const unique = new Map<number | string, Diagram>()
  const choosing = new Map<number, Diagram>()
  const restricted: Array<Map<Diagram, Diagram>> = []
  const implied = new Map<number, boolean>()
  const supports = new Map<Diagram, Uint32Array>()
  const words = Math.ceil(sizes.length / 32)
  const mostValues = Math.max(1, ...sizes)
  let roomForNodes = Math.min(nodes, mostNodes)
  let roomForSteps = Infinity

  /** Constants come after every variable. */
  const last = sizes.length

  function add(variable: number, children: ReadonlyArray<Diagram>, value: number): Diagram {
    if (variableOf.length >= roomForNodes) throw new ForestFull()
    variableOf.push(variable)
    childrenOf.push(children)
    constantOf.push(value)
    return variableOf.length - 1
  }

  function constant(value: number): Diagram {
    const known = constants.get(value)
    if (known !== undefined) return known
    const made = add(last, [], value)
    constants.set(value, made)
    return made
  }

  function choose(variable: number, children: ReadonlyArray<Diagram>): Diagram {
    const first = children[0]!
    let place = 1
    while (place < children.length && children[place] === first) place++
    if (place === children.length) return first
    // Numbers hash several times faster than texts, and nearly every variable has two values.
    const key = children.length === 2 ? (variable * mostNodes + first) * mostNodes + children[1]! : `${variable}:${children.join(',')}`
    const known = unique.get(key)
    if (known !== undefined) return known
    const made = add(variable, children, Number.NaN)
    unique.set(key, made)
    return made
  }

  /** The diagram below one value of a variable that no earlier variable stands above. */
  function below(diagram: Diagram, variable: number, value: number): Diagram {
    return variableOf[diagram] === variable ? childrenOf[diagram]![value]! : diagram
  }

  /** A loop, and no callback for each value: this is where the time goes. */
  function branches(variable: number, make: (value: number) => Diagram): Diagram {
    const size = sizes[variable]!
    if (size === 2) return choose(variable, [make(0), make(1)])
    const children: Array<Diagram> = []
    for (let value = 0; value < size; value++) children.push(make(value))
    return choose(variable, children)
  }

  function ifElse(test: Diagram, then: Diagram, otherwise: Diagram): Diagram {
    if (then === otherwise) return then
    if (variableOf[test] === last) return constantOf[test] === 0 ? otherwise : then
    const key = (test * mostNodes + then) * mostNodes + otherwise
    const known = choosing.get(key)
    if (known !== undefined) return known
    const top = Math.min(variableOf[test]!, variableOf[then]!, variableOf[otherwise]!)
    const made = branches(top, (value) => ifElse(below(test, top, value), below(then, top, value), below(otherwise, top, value)))
    choosing.set(key, made)
    return made
  }

  function combine(one: Diagram, other: Diagram, join: (one: number, other: number) => number): Diagram {
    const done = new Map<number, Diagram>()
    const step = (left: Diagram, right: Diagram): Diagram => {
      const top = Math.min(variableOf[left]!, variableOf[right]!)
      if (top === last) return constant(join(constantOf[left]!, constantOf[right]!))
      const key = left * mostNodes + right
      const known = done.get(key)
      if (known !== undefined) return known
      const made = branches(top, (value) => step(below(left, top, value), below(right, top, value)))
      done.set(key, made)
      return made
    }
    return step(one, other)
  }

  function map(diagram: Diagram, change: (value: number) => number): Diagram {
    const done = new Map<Diagram, Diagram>()
    const step = (from: Diagram): Diagram => {
      if (variableOf[from] === last) return constant(change(constantOf[from]!))
      const known = done.get(from)
      if (known !== undefined) return known
      const made = choose(variableOf[from]!, childrenOf[from]!.map(step))
      done.set(from, made)
      return made
    }
    return step(diagram)
  }

  function restrict(diagram: Diagram, variable: number, value: number): Diagram {
    const place = variable * mostValues + value
    const done = restricted[place] ?? new Map<Diagram, Diagram>()
    restricted[place] = done
    const [word, bit] = [variable >>> 5, 1 << (variable & 31)]
    const step = (from: Diagram): Diagram => {
      if ((supportBits(from)[word]! & bit) === 0) return from
      if (variableOf[from] === variable) return childrenOf[from]![value]!
      const known = done.get(from)
      if (known !== undefined) return known
      if (--roomForSteps < 0) throw new ForestFull()
      const made = choose(variableOf[from]!, childrenOf[from]!.map(step))
      done.set(from, made)
      return made
    }
    return step(diagram)
  }

  function implies(one: Diagram, other: Diagram): boolean {
    if (one === other) return true
    const top = Math.min(variableOf[one]!, variableOf[other]!)
    if (top === last) return constantOf[one] === 0 || constantOf[other] !== 0
    if (variableOf[one] === last && constantOf[one] === 0) return true
    const key = one * mostNodes + other
    const known = implied.get(key)
    if (known !== undefined) return known
    let holds = true
    for (let value = 0; holds && value < sizes[top]!; value++) holds = implies(below(one, top, value), below(other, top, value))
    implied.set(key, holds)
    return holds
  }

  /** Every node of a diagram, once. */
  function nodesIn(diagram: Diagram): Set<Diagram> {
    const seen = new Set([diagram])
    for (const node of seen) for (const child of childrenOf[node]!) seen.add(child)
    return seen
  }

  /** One bit for each variable; kept by node, since the diagrams of one forest share most of theirs. */
  function supportBits(diagram: Diagram): Uint32Array {
    const known = supports.get(diagram)
    if (known) return known
    const bits = new Uint32Array(words)
    const variable = variableOf[diagram]!
    if (variable !== last) bits[variable >>> 5]! |= 1 << (variable & 31)
    for (const child of childrenOf[diagram]!) {
      const inside = supportBits(child)
      for (let word = 0; word < words; word++) bits[word]! |= inside[word]!
    }
    supports.set(diagram, bits)
    return bits
  }

  function support(diagram: Diagram): Array<number> {
    const variables: Array<number> = []
    for (const [word, bits] of supportBits(diagram).entries()) {
      for (let rest = bits; rest !== 0; rest &= rest - 1) variables.push(word * 32 + 31 - Math.clz32(rest & -rest))
    }
    return variables
  }

  function values(diagram: Diagram): Array<number> {
    const found = [...nodesIn(diagram)].filter((node) => variableOf[node] === last).map((node) => constantOf[node]!)
    return found.sort((one, other) => one - other)
  }

  function witness(diagram: Diagram, passes: (value: number) => boolean): Map<number, number> | undefined {
    const hopeless = new Set<Diagram>()
    const step = (node: Diagram): Array<[number, number]> | undefined => {
      if (variableOf[node] === last) return passes(constantOf[node]!) ? [] : undefined
      if (hopeless.has(node)) return undefined
      for (const [value, child] of childrenOf[node]!.entries()) {
        const rest = step(child)
        if (rest) return [[variableOf[node]!, value], ...rest]
      }
      hopeless.add(node)
      return undefined
    }
    const found = step(diagram)
    return found && new Map(found)
  }

  return {
    constant,
    choose,
    ifElse,
    combine,
    map,
    restrict,
    implies,
    valueOf: (diagram) => (variableOf[diagram] === last ? constantOf[diagram] : undefined),
    support,
    values,
    witness,
    sizeOf: (variable) => sizes[variable]!,
    allow: (more) => {
      if (more.nodes !== undefined) roomForNodes = Math.min(variableOf.length + more.nodes, mostNodes)
      if (more.steps !== undefined) roomForSteps = more.steps
    },
  }
}
