/** A number, name or operator of the text; `column` counts from 1. */
export interface Token {
  readonly text: string
  readonly column: number
}

const pattern =
  /(?<blank>[\s(),]+)|(?<token>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|[A-Za-z_\u0370-\u03ff][\w\u0370-\u03ff]*|[<>=!]=|[-+*/^<>?:])/y

/** The tokens of equation text in order, without parentheses and commas. @throws SyntaxError at any other character. */
export function tokens(text: string, where: string): readonly Token[] {
  const found: Token[] = []
  pattern.lastIndex = 0
  while (pattern.lastIndex < text.length) {
    const column = pattern.lastIndex + 1
    const token = pattern.exec(text)?.groups
    if (!token) throw refusal(where, text, column, `unexpected '${[...text.slice(column - 1)][0]}'`, language)
    if (token.token !== undefined) found.push({ text: token.token, column })
  }
  return found
}

const language = 'an equation has numbers, names, function calls, + - * / ^ ( ) and conditions like x < 0 ? -1 : 1'

/** The error for text that is not an equation: what is wrong, at which column, and the way out. */
export function refusal(where: string, text: string, column: number, what: string, wayOut = ''): SyntaxError {
  const start = Math.max(0, column - 40)
  const excerpt = text.length <= 80 ? text : `…${text.slice(start, start + 80)}…`
  return new SyntaxError(`${where}: ${what} at column ${column} of '${excerpt}'${wayOut && `; ${wayOut}`}`)
}
