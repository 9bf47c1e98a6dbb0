/** What stands between two line ends or semicolons. */
export interface Statement {
  readonly line: number
  /** As written, from the beginning of the line on. */
  readonly text: string
  /** What it says, without what stands before the =. Blanks in its place keep the columns. */
  readonly right: string
  readonly says: 'derivative' | 'next' | 'noise' | 'start' | 'value'
  readonly name: string
}

const NAME = '[A-Za-z\\u0370-\\u03ff][\\w\\u0370-\\u03ff]*'

/** What may stand before the =, and what is then said of the name in it. */
const forms: readonly (readonly [Statement['says'], RegExp])[] = [
  ['derivative', new RegExp(`^(${NAME})\\s*['’]$`)],
  ['derivative', new RegExp(`^d(${NAME})\\s*/\\s*dt$`)],
  ['next', new RegExp(`^(${NAME})\\s*\\[\\s*n\\s*\\+\\s*1\\s*\\]$`)],
  ['noise', new RegExp(`^noise\\s*\\(\\s*(${NAME})\\s*\\)$`)],
  ['start', new RegExp(`^(${NAME})\\s*(?:\\(\\s*0\\s*\\)|\\[\\s*0\\s*\\])$`)],
  ['value', new RegExp(`^(${NAME})$`)],
]

const LANGUAGE =
  "x' = … is a derivative, x[n+1] = … the next value of a map, noise(x) = … a coefficient of noise, mu = 5 a parameter, x(0) = 1 a start, name: … a name"

/** The statements of a text, in order, and its name. @throws SyntaxError with line and column. */
export function readStatements(text: string): { readonly statements: readonly Statement[]; readonly name?: string } {
  const statements: Statement[] = []
  let name: string | undefined
  for (const [i, whole] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const said = whole.replace(/#.*/, '')
    const named = /^\s*name\s*:\s*(.*?)\s*$/.exec(said)
    if (named) {
      name = named[1]
      continue
    }
    let at = 0
    for (const part of said.split(';')) {
      if (part.trim() !== '') statements.push(readStatement(' '.repeat(at) + part, i + 1))
      at += part.length + 1
    }
  }
  return { statements, ...(name && { name }) }
}

function readStatement(text: string, line: number): Statement {
  const equals = text.search(/(?<![<>=!])=(?!=)/)
  const left = equals < 0 ? '' : text.slice(0, equals).trim()
  const where = { line, text, right: '', says: 'value' as const, name: '' }
  if (equals < 0) throw fault(where, `no equation: '${text.trim()}'`, LANGUAGE)
  if (/['’]\s*['’]/.test(left) || /\^\s*2/.test(left))
    throw fault(where, `a second derivative: '${left}'`, "give the first one a name: x' = v; v' = …")
  for (const [says, form] of forms) {
    const found = form.exec(left)
    if (!found) continue
    const right = ' '.repeat(equals + 1) + text.slice(equals + 1)
    return { line, text, says, name: found[1]!, right: says === 'next' ? right.replace(INDEXED, unindexed) : right }
  }
  throw fault(where, `'${left}' cannot stand before =`, LANGUAGE)
}

/** x[n], in a map's right-hand side the same as x. */
const INDEXED = new RegExp(`(${NAME})(\\s*\\[\\s*n\\s*\\])`, 'g')

function unindexed(_: string, name: string, index: string): string {
  return name + ' '.repeat(index.length)
}

/** The error for a statement: what is wrong, where, and the way out. */
export function fault({ line, text }: Pick<Statement, 'line' | 'text'>, what: string, wayOut = ''): SyntaxError {
  const column = text.length - text.trimStart().length + 1
  return new SyntaxError(`equations: line ${line}, column ${column}: ${what}${wayOut && `; ${wayOut}`}`)
}
