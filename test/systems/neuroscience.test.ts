import { expect, test } from 'vitest'
import { fitzHughNagumo } from '../../systems/neuroscience/fitz-hugh-nagumo.ts'
import { hodgkinHuxley } from '../../systems/neuroscience/hodgkin-huxley.ts'
import { morrisLecar } from '../../systems/neuroscience/morris-lecar.ts'
import { wilsonCowan } from '../../systems/neuroscience/wilson-cowan.ts'
import { cyclePeriod, swing } from './cycles.ts'
import { eigenvalues, equilibrium, jacobianAt, valueAt, zero } from './equilibria.ts'

test.each([fitzHughNagumo, hodgkinHuxley, morrisLecar, wilsonCowan])(
  '$name has the period that it declares',
  (system) => {
    expect(Math.abs(cyclePeriod(system) / system.period! - 1)).toBeLessThan(1e-4)
  },
)

test('FitzHugh’s nerve fires between the Hopf points at v = ±sqrt(1 - b phi)', () => {
  const current = (v: number) => v ** 3 / 3 - v + (v + 0.7) / 0.8
  const v = Math.sqrt(1 - 0.064)
  for (const [low, high, sign] of [
    [0, 0.7, -1],
    [1, 1.8, 1],
  ] as const) {
    const at = (I: number) => {
      const system = fitzHughNagumo.with({ I })
      return eigenvalues(system, equilibrium(system, [sign * v, (sign * v + 0.7) / 0.8]))[0]!.re
    }
    expect(zero(at, low, high)).toBeCloseTo(current(sign * v), 10)
  }
  expect(current(-v)).toBeCloseTo(0.3313, 4)
})

test('the squid axon rests at -65 mV and starts to fire at the Hopf points of the literature', () => {
  const growth = (I: number, V: number) => {
    const system = hodgkinHuxley.with({ I })
    const gates = equilibrium(system, [V, ...steadyGates(V)])
    return eigenvalues(system, gates)[0]!.re
  }
  const rest = equilibrium(hodgkinHuxley.with({ I: 0 }), hodgkinHuxley.initialState)
  for (const [i, value] of [-65, 0.0529, 0.5961, 0.3177].entries())
    expect(Math.abs(rest[i]! - value)).toBeLessThan(0.005)
  expect(zero((I) => growth(I, -60), 8, 12)).toBeCloseTo(9.78, 1)
  expect(zero((I) => growth(I, -45), 140, 170)).toBeCloseTo(154.5, 0)
})

/** Where the gates m, h, n stand still at a voltage: their equations are linear in them. */
function steadyGates(V: number): number[] {
  const [open, closed] = [valueAt(hodgkinHuxley, [V, 0, 0, 0]), valueAt(hodgkinHuxley, [V, 1, 1, 1])]
  return [1, 2, 3].map((i) => open[i]! / (open[i]! - closed[i]!))
}

test('below threshold the axon is silent, and its rates pass smoothly through their removable singularities', () => {
  expect(swing(hodgkinHuxley.with({ I: 2 }), 400)).toBeLessThan(1e-3)
  for (const [gate, V, half, scale] of [
    [1, -40, 1, 1],
    [3, -55, 0.1, 0.1],
  ] as const) {
    const rate = (u: number) => valueAt(hodgkinHuxley, [V + 10 * u, 0, 0, 0])[gate]!
    expect(rate(0)).toBe(half)
    for (const u of [1e-9, 1e-3, 0.0999999, 0.1, -0.0999999, -0.1])
      expect(rate(u)).toBeCloseTo((scale * u) / -Math.expm1(-u), 13)
    expect(jacobianAt(hodgkinHuxley, [V, 0, 0, 0]).get(gate, 0)).toBeCloseTo(scale / 20, 14)
  }
})

test('the Hopf points of Morris and Lecar’s fiber are those of Rinzel and Ermentrout', () => {
  const growth = (I: number, V: number) => {
    const system = morrisLecar.with({ I })
    return eigenvalues(system, equilibrium(system, [V, (1 + Math.tanh((V - 2) / 30)) / 2]))[0]!.re
  }
  expect(zero((I) => growth(I, -26), 85, 100)).toBeCloseTo(93.86, 1)
  expect(zero((I) => growth(I, 7), 200, 225)).toBeCloseTo(212, 0)
})

test('without input the two populations can be silent', () => {
  expect(valueAt(wilsonCowan.with({ P: 0 }), [0, 0]).map(Math.abs)).toEqual([0, 0])
  expect(swing(wilsonCowan.with({ P: 0 }), 2000)).toBeLessThan(1e-6)
})
