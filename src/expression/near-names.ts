/** " (did you mean 'sigma'?)" with the known names most like a misspelled one, or nothing where none is near. */
export function suggestion(name: string, known: readonly string[]): string {
  const limit = Math.min(2, Math.floor(name.length / 2))
  const distances = known.map((candidate) => editDistance(name.toLowerCase(), candidate.toLowerCase()))
  const least = Math.min(...distances)
  const near = known.filter((_, i) => distances[i] === least).map((candidate) => `'${candidate}'`)
  return least > limit ? '' : ` (did you mean ${near.join(' or ')}?)`
}

/** Optimal string alignment: insertions, deletions, substitutions and swapped neighbors each cost 1. */
function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return Infinity
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const substituted = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? beforeLast[j - 2]! + 1 : Infinity
      row.push(Math.min(substituted, swapped, last[j]! + 1, row[j - 1]! + 1))
    }
    beforeLast = last
    last = row
  }
  return last[b.length]!
}
