const WIDE = 64

/** A right-hand side as lines of LaTeX, cut before a plus or minus outside all brackets wherever a line grows long. */
export function breakLines(latex: string, wide: number = WIDE): string[] {
  const lines: string[] = []
  let line = ''
  for (const term of terms(latex)) {
    if (line !== '' && visibleLength(line) + visibleLength(term) > wide) {
      lines.push(line)
      line = ''
    }
    line += term
  }
  return [...lines, line]
}

/** The terms of the outermost sum, each with its sign. */
function terms(latex: string): string[] {
  const found: string[] = ['']
  let depth = 0
  for (const [token] of latex.matchAll(/\\left|\\right|\\begin|\\end|\\[A-Za-z]+|\\.| [+-] |[{}]|[^\\{}]/g)) {
    if (token === '{' || token === '\\left' || token === '\\begin') depth++
    if (token === '}' || token === '\\right' || token === '\\end') depth--
    if (depth === 0 && /^ [+-] $/.test(token)) found.push('')
    found[found.length - 1] += token
  }
  return found
}

/** Roughly how many letters wide it stands. */
function visibleLength(latex: string): number {
  const stacked = latex.replace(/\\frac/g, '').replace(/\\mathrm|\\left|\\right|\\dot/g, '')
  return stacked.replace(/\\[A-Za-z]+/g, 'm').replace(/[{}_^\s\\]/g, '').length
}
