import { expect, test } from 'vitest'
import type { Measured } from '../../src/system/measured.ts'
import { type CatalogueEntry, findSystems } from '../../systems/catalogue.ts'
import reference from '../reference/lyapunov-spectra.json' with { type: 'json' }

interface Spectrum {
  readonly spectrum: readonly number[]
  readonly se: readonly number[]
}

const measured = findSystems().flatMap((entry) => (entry.measured ? [{ ...entry, measured: entry.measured }] : []))
type Entry = CatalogueEntry & { readonly measured: Measured }
const named = measured.map((entry) => [entry.id, entry] as const)

/** Two means of long runs differ by rounding and tolerance even where both are sure of themselves. */
const FLOOR = 2e-4

/** Where the reference and what is stored here differ, and why. */
const reasons: Readonly<Record<string, string>> = {
  AtmosphericRegime:
    'the reference steps rk4 by 0.179, twelve steps in a turn of the fast wave: it damps the chaos away, as rk4 here does',
  JerkCircuit: 'the reference adds up to −1.0064, the divergence is −1 exactly: its step is too long for the diode',
  SprottMore: 'the field jumps with sign(z), which no Jacobian sees; not measured here',
  StickSlipOscillator: 'the friction jumps, which no Jacobian sees; not measured here',
}

const find = (name: string): Entry | undefined =>
  measured.find(
    ({ id }) =>
      id.toLowerCase() ===
      ({ lorenz: 'lorenz63', newtonliepnik: 'newtonleipnik' }[name.toLowerCase()] ?? name.toLowerCase()),
  )

test('more than 200 flows, maps and delay equations have been measured to the end', () => {
  expect(measured.length).toBeGreaterThan(200)
  for (const {
    id,
    measured: { status },
  } of measured)
    expect([id, status]).toEqual([id, 'complete'])
})

const compared = Object.entries(reference.spectra as unknown as Record<string, Spectrum>).filter(
  ([name]) => !name.startsWith('LIT_') && !(name in reasons),
)

test.each(compared)(
  '%s: every exponent within three combined standard errors of the reference',
  (name, { spectrum, se }) => {
    const { measured } = find(name)!
    // The reference carries the phase of a drive as a variable; its exponent is 0.
    for (const [k, exponent] of measured.spectrum.entries()) {
      const allowed = 3 * Math.hypot(measured.standardError[k], se[k]) + FLOOR
      expect(Math.abs(exponent - spectrum[k])).toBeLessThan(allowed)
    }
  },
)

const finite = named.filter(([, { delay }]) => !delay)

test.each(finite)('%s: the exponents add up to the mean divergence, within 1 %', (_, { system, measured }) => {
  const { spectrum, meanDivergence, standardError } = measured
  if (meanDivergence === undefined) throw new Error('only delay equations have no mean divergence')
  if (spectrum.length < system.dim || !spectrum.every(Number.isFinite)) return
  const sum = spectrum.reduce((a, b) => a + b, 0)
  const size = Math.max(Math.abs(meanDivergence), ...spectrum.map(Math.abs))
  expect(Math.abs(sum - meanDivergence)).toBeLessThanOrEqual(0.01 * size + 3 * Math.max(...standardError) + FLOOR)
})

/** A spectrum may be cut before it comes down to zero. */
const reachesZero = ({ spectrum }: Measured, dim: number): boolean => spectrum.length === dim || spectrum.at(-1)! < 0

const chaoticFlows = named.filter(
  ([, { system, driven, measured }]) =>
    system.kind === 'ode' && !driven && measured.chaotic && reachesZero(measured, system.dim),
)

test.each(chaoticFlows)('%s: one exponent is zero, along the flow', (_, { measured }) => {
  const { spectrum, standardError } = measured
  const off = spectrum.map((exponent, k) => Math.abs(exponent) / (3 * standardError[k] + FLOOR + 1e-3 * spectrum[0]))
  expect(Math.min(...off)).toBeLessThanOrEqual(1)
})

test('every delay equation has its largest exponent, and nothing that takes all of them', () => {
  const delayed = findSystems({ delay: true })
  for (const { id, system, measured } of delayed) {
    const { spectrum, method, chaotic, meanDivergence, kaplanYorke } = measured!
    expect([id, spectrum.length, meanDivergence, kaplanYorke]).toEqual([id, 1, undefined, undefined])
    expect(method).toContain('largest exponent only')
    // A cycle has 0 as its largest, along the orbit.
    if (!chaotic) expect(Math.abs(spectrum[0])).toBeLessThan(3 * measured!.standardError[0])
    if (!chaotic) expect(Math.abs(measured!.period! / system.period! - 1)).toBeLessThan(1e-4)
  }
  const chaotic = delayed.filter(({ measured }) => measured!.chaotic).map(({ id }) => id)
  const published = ['ikedaDelay', 'mackeyGlass', 'piecewiseCircuit', 'scrollDelay', 'sprottDelay', 'vossDelay']
  expect(chaotic.sort()).toEqual(published)
})

test('Mackey–Glass at tau = 17 is within 5 % of the 0.0071 bits per unit of time of Farmer 1982', () => {
  const { spectrum } = find('mackeyGlass')!.measured
  expect(Math.abs(spectrum[0] / Math.LN2 / 0.0071 - 1)).toBeLessThan(0.05)
})

const hamiltonian = named.filter(
  ([, { hamiltonian, measured, system }]) => hamiltonian && measured.spectrum.length === system.dim,
)

test.each(hamiltonian)('%s: the spectrum of a Hamiltonian system is symmetric', (_, { measured }) => {
  const { spectrum, standardError } = measured
  const n = spectrum.length
  for (let k = 0; k < n / 2; k++) {
    const allowed = 3 * Math.hypot(standardError[k], standardError[n - 1 - k]) + FLOOR
    expect(Math.abs(spectrum[k] + spectrum[n - 1 - k])).toBeLessThanOrEqual(allowed)
  }
})

test('the Kaplan–Yorke dimension never exceeds the number of variables', () => {
  for (const { system, measured: found } of measured) expect(found.kaplanYorke ?? 0).toBeLessThanOrEqual(system.dim)
})

test('a search combines its conditions', () => {
  const climate = findSystems({ domain: 'climate', chaotic: true, dim: 3 })
  expect(climate.map(({ id }) => id)).toContain('hadley')
  for (const { system, domain, measured } of climate)
    expect([system.dim, domain, measured?.chaotic]).toEqual([3, 'climate', true])
  expect(findSystems({ delay: true }).length).toBeGreaterThan(7)
  expect(findSystems({ stochastic: true }).length).toBeGreaterThan(3)
  expect(findSystems({ driven: true }).map(({ id }) => id)).toContain('duffing')
  expect(findSystems({ hamiltonian: true }).map(({ id }) => id)).toContain('henonHeiles')
  expect(findSystems({ text: 'lorenz' }).length).toBeGreaterThan(5)
})
