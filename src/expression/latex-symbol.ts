const greek: ReadonlySet<string> = new Set([
  ...['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'varepsilon', 'zeta', 'eta', 'theta', 'vartheta', 'iota'],
  ...['kappa', 'lambda', 'mu', 'nu', 'xi', 'rho', 'varrho', 'sigma', 'tau', 'upsilon', 'phi', 'varphi', 'chi'],
  ...['psi', 'omega', 'Gamma', 'Delta', 'Theta', 'Lambda', 'Xi', 'Pi', 'Sigma', 'Upsilon', 'Phi', 'Psi', 'Omega'],
])

/** A name as LaTeX: Greek letters by name, a subscript after _ or for trailing digits, words upright. */
export function latexSymbol(name: string): string {
  const [, stem, subscript] = /^([^_]+?)(?:_(.*)|(\d+))?$/.exec(name)!.filter((part) => part !== undefined)
  if (!subscript) return latexWord(stem!)
  return `${latexWord(stem!)}_{${subscript.split('_').map(latexWord).join(',')}}`
}

function latexWord(word: string): string {
  if (greek.has(word)) return `\\${word}`
  return word.length === 1 || /^\d+$/.test(word) ? word : `\\mathrm{${word}}`
}
