/**
 * Identifiers for names of equations: Latin letters where a language wants them, and an underscore behind what is a word
 * of the language or taken.
 *
 * @param latin Whether Greek letters have to be spelled.
 */
export function identifiers(
  names: readonly string[],
  words: Iterable<string>,
  latin = false,
): ReadonlyMap<string, string> {
  const taken = new Set(words)
  return new Map(
    names.map((name) => {
      let identifier = latin ? spelled(name) : name
      while (taken.has(identifier)) identifier += '_'
      taken.add(identifier)
      return [name, identifier]
    }),
  )
}

/** A name for a function: words joined by underscores. */
export function snakeCase(name: string): string {
  const words = spelled(name)
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toLowerCase()
  return /^[a-z]/.test(words) ? words : `model_${words}`.replace(/_$/, '')
}

const ALPHABET =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega'

/** Greek letters by name, other letters beyond ASCII by number. */
function spelled(name: string): string {
  return name.replace(/[^ -~]/g, (letter) => {
    const lower = letter.toLowerCase()
    // Final sigma stands between rho and sigma.
    const place = lower.charCodeAt(0) - 0x3b1
    const word = ALPHABET.split(' ')[place > 16 ? place - 1 : place]
    if (word === undefined) return `u${letter.charCodeAt(0).toString(16)}`
    return lower === letter ? word : word[0].toUpperCase() + word.slice(1)
  })
}
