import { expect, test } from 'vitest'
import { lyapunovSpectrum } from '../../../src/compare/lyapunov/lyapunov-spectrum.ts'
import { rodas5p } from '../../../src/integrate/stiff/rodas5p.ts'
import { vanDerPol } from '../../integrate/stiff-problems.ts'
import { linear } from './linear.ts'

test('contraction at rate 1e4 is measured beside growth at 0.1, and with `count` is not even followed', () => {
  const stiff = linear('stiff', [
    [0.1, 1, 1],
    [0, -1, 1],
    [0, 0, -1e4],
  ])
  const full = lyapunovSpectrum(stiff, { time: 1, transient: 1, integrator: rodas5p() })
  expect(Math.abs(full.exponents[2] / 1e4 + 1)).toBeLessThan(1e-5)
  const slow = lyapunovSpectrum(stiff, { time: 100, transient: 30, count: 2, integrator: rodas5p() })
  expect(Math.abs(slow.exponents[0] - 0.1)).toBeLessThan(1e-6)
  expect(Math.abs(slow.exponents[1] + 1)).toBeLessThan(1e-6)
  expect(slow.kaplanYorke).toBeCloseTo(1.1, 5)
})

test('van der Pol’s limit cycle, relaxing ten thousand times as fast as it oscillates, with a stiff method', () => {
  const integrator = rodas5p({ relativeTolerance: 1e-8 })
  const found = lyapunovSpectrum(vanDerPol.with({ epsilon: 1e-4 }), { time: 100, count: 1, integrator })
  expect(found.status).toBe('complete')
  // The speed along the cycle ranges over eight powers of ten, so where the average ends matters by that much.
  expect(Math.abs(found.exponents[0])).toBeLessThan(Math.log(1e8) / 100)
  expect(found.meanDivergence).toBeLessThan(-1e4)
})
