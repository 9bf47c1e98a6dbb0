import { expect, test } from 'vitest'
import type { OdeSystem } from '../../src/system/system.ts'
import { burgersOf } from '../../systems/fields/burgers.ts'
import { fitzHughNagumoFieldOf } from '../../systems/fields/fitz-hugh-nagumo-field.ts'
import { ginzburgLandauOf } from '../../systems/fields/ginzburg-landau.ts'
import { grayScottOf, grayScottSquareOf } from '../../systems/fields/gray-scott.ts'
import { heatEquationOf } from '../../systems/fields/heat-equation.ts'
import { kuramotoSivashinskyOf } from '../../systems/fields/kuramoto-sivashinsky.ts'
import { nonlinearSchrodingerOf } from '../../systems/fields/nonlinear-schrodinger.ts'
import { waveEquationOf } from '../../systems/fields/wave-equation.ts'
import { maxDifference } from '../integrate/problems.ts'
import { expectOdeContract } from '../system/contract.ts'

const ends = { boundary: 'dirichlet' as const }
const small: readonly OdeSystem[] = [
  ...[kuramotoSivashinskyOf({ size: 8, length: 12 }), nonlinearSchrodingerOf({ size: 8, length: 10 })],
  ...[ginzburgLandauOf({ size: 8, length: 20 }), burgersOf({ size: 8 }), burgersOf({ size: 7, ...ends })],
  ...[heatEquationOf({ size: 8 }), heatEquationOf({ size: 7, ...ends })],
  ...[waveEquationOf({ size: 8 }), waveEquationOf({ size: 7, ...ends })],
  ...[fitzHughNagumoFieldOf({ size: 6, length: 20 }), fitzHughNagumoFieldOf({ size: 6, length: 20, ...ends })],
  ...[grayScottOf({ size: 6, length: 0.2 }), grayScottOf({ size: 6, length: 0.2, ...ends })],
  grayScottSquareOf({ size: 3, length: 0.2 }),
]

test.each(small.map((system) => [`${system.name}, ${system.dim}`, system] as const))('%s: contract', (_, system) => {
  expectOdeContract(system)
})

const spectral = small.filter(({ semilinear }) => semilinear)

test.each(spectral.map((system) => [`${system.name}, ${system.dim}`, system] as const))(
  '%s: the semilinear parts make up the field, and go with the parameters',
  (_, system) => {
    for (const { dim, field, semilinear, initialState } of [system, system.with({ length: 9 })]) {
      const { modes, linear, nonlinear, toModes, fromModes } = semilinear!
      const [amplitudes, rates] = [new Float64Array(2 * modes), new Float64Array(2 * modes).fill(Number.NaN)]
      const [ours, theirs] = [new Float64Array(dim), new Float64Array(dim)]
      const y = Float64Array.from(initialState, (value, i) => value + Math.sin(i * i))
      toModes(y, amplitudes)
      const before = amplitudes.slice()
      nonlinear(0, amplitudes, rates)
      expect(amplitudes).toEqual(before)
      for (let i = 0; i < 2 * modes; i += 2) {
        rates[i] += linear[i] * amplitudes[i] - linear[i + 1] * amplitudes[i + 1]
        rates[i + 1] += linear[i] * amplitudes[i + 1] + linear[i + 1] * amplitudes[i]
      }
      fromModes(rates, ours)
      field(0, y, theirs)
      expect(maxDifference(ours, theirs)).toBe(0)
    }
  },
)
