import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** Resource at which species j grows at half its speed: a row per resource, a column per species. */
const halfSaturation = [
  [0.39, 0.34, 0.3, 0.24, 0.23],
  [0.22, 0.39, 0.34, 0.3, 0.27],
  [0.27, 0.22, 0.39, 0.34, 0.3],
  [0.3, 0.24, 0.22, 0.39, 0.34],
  [0.34, 0.3, 0.22, 0.2, 0.39],
]

/** Resource in a unit of species j: a row per resource, a column per species. */
const content = [
  [0.04, 0.04, 0.07, 0.04, 0.04],
  [0.08, 0.08, 0.08, 0.1, 0.08],
  [0.1, 0.1, 0.1, 0.1, 0.14],
  [0.05, 0.03, 0.03, 0.03, 0.03],
  [0.07, 0.09, 0.07, 0.07, 0.07],
]

/** Growth by the scarcest resource, Liebig's law of the minimum. */
function growth(j: number): string {
  const limits = halfSaturation.map((row, i) => `R${i + 1}/(${row[j]} + R${i + 1})`)
  return `r*${limits.reduce((least, limit) => `min(${least}, ${limit})`)}`
}
const species = content.map((_, j) => [`N${j + 1}`, `N${j + 1}*(${growth(j)} - m)`])
const resources = content.map((row, i) => {
  const uptake = row.map((c, j) => `${c}*${growth(j)}*N${j + 1}`).join(' - ')
  return [`R${i + 1}`, `d*(s${i + 1} - R${i + 1}) - ${uptake}`]
})

/**
 * Five plankton species N that compete for five resources R: growth rate r by the scarcest resource, mortality m,
 * turnover d and supply s of the resources. More species than a steady state allows coexist in chaos.
 */
export const macArthur: OdeSystem = defineOde({
  name: 'MacArthur consumers and resources',
  domain: 'ecology',
  units: {
    ...Object.fromEntries([1, 2, 3, 4, 5].flatMap((i) => [`N${i}`, `R${i}`].map((name) => [name, 'arbitrary']))),
    time: 'd',
  },
  parameters: { r: 1, m: 0.25, d: 0.25, s1: 6, s2: 10, s3: 14, s4: 4, s5: 9 },
  equations: Object.fromEntries([...species, ...resources]),
  initialState: [
    9.4323333, 18.838654, 34.37572, 15.08545, 42.228427, 0.17030505, 0.10144427, 0.3148045, 0.21253581, 0.22598604,
  ],
  period: 43.406,
  notes: 'The field has kinks where another resource becomes the scarcest.',
  source:
    'R. MacArthur, Proc. Natl. Acad. Sci. USA 64, 1369-1371 (1969); values of J. Huisman, F. J. Weissing, ' +
    'Nature 402, 407-410 (1999)',
})
