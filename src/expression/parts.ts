/**
 * Characters. V8 leaves a function of more than 60 kB of bytecode unoptimized: of this source one of 70,000 characters
 * was optimized, one of 190,000 not. Far below that, the time to optimize already grows faster than the length.
 */
const LONGEST = 20_000

/** The body of a function of (t, y, out) in the making, in parts that each become a function. */
export interface Parts {
  readonly write: (statement: string) => void
  /** Writes a new constant of this value and answers a function that gives its name in whatever part is being written. */
  readonly constant: (code: string) => () => string
  /** The name of y[i] in the part that is being written. */
  readonly variable: (i: number) => string
  /** Begins a new part if this one is long: between two statements, not while code with names in it waits. */
  readonly breakIfLong: () => void
  /** Source that returns the function. */
  readonly source: () => string
}

interface Part {
  readonly statements: string[]
  readonly names: Set<string>
}

export function emptyParts(): Parts {
  const parts: Part[] = [{ statements: [], names: new Set() }]
  let part = parts[0]
  let length = 0
  let constants = 0
  /** Where a constant lies that parts after its own need. */
  const places = new Map<string, number>()
  const write = (statement: string): void => {
    part.statements.push(statement)
    length += statement.length
  }
  const declare = (name: string, code: string): string => {
    if (!part.names.has(name)) write(`const ${name} = ${code}`)
    part.names.add(name)
    return name
  }
  return {
    write,
    constant(code) {
      const home = part
      const name = declare(`t${constants++}`, code)
      return () => {
        if (part === home) return name
        if (!places.has(name)) home.statements.push(`s[${places.size}] = ${name}`)
        if (!places.has(name)) places.set(name, places.size)
        return declare(name, `s[${places.get(name)}]`)
      }
    },
    variable: (i) => declare(`y${i}`, `y[${i}]`),
    breakIfLong() {
      if (length < LONGEST) return
      part = { statements: [], names: new Set() }
      parts.push(part)
      length = 0
    },
    source: () => sourceOf(parts, places.size),
  }
}

function sourceOf(parts: readonly Part[], places: number): string {
  const functions = parts.map(({ statements }) => `(t, y, out) => {\n${statements.join('\n')}\n}`)
  if (functions.length === 1) return `return ${functions[0]}`
  return [
    `const s = new Float64Array(${places})`,
    ...functions.map((source, i) => `const g${i} = ${source}`),
    `return (t, y, out) => {\n${functions.map((_, i) => `g${i}(t, y, out)`).join('\n')}\n}`,
  ].join('\n')
}
