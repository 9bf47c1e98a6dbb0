import { expect, test } from 'vitest'
import { lyapunovSpectrum } from '../../../src/compare/lyapunov/lyapunov-spectrum.ts'
import { rodas5p } from '../../../src/integrate/stiff/rodas5p.ts'
import { lorenz63 } from '../../../systems/chaos/lorenz63.ts'
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

test('with the last exponent from the volume all are there, and the strongest contraction is not followed', () => {
  const stiff = linear('stiff', [
    [0.1, 1, 1],
    [0, -1, 1],
    [0, 0, -1e4],
  ])
  const integrator = rodas5p({ maxSteps: 20_000 })
  const found = lyapunovSpectrum(stiff, { time: 100, transient: 30, lastFromVolume: true, integrator })
  expect(found.status).toBe('complete')
  for (const [k, exact] of [0.1, -1, -1e4].entries())
    expect(Math.abs(found.exponents[k] - exact)).toBeLessThan(1e-6 * Math.max(1, Math.abs(exact)))
  expect(found.kaplanYorke).toBeCloseTo(1.1, 5)
  const followed = lyapunovSpectrum(stiff, { time: 100, transient: 30, integrator })
  expect(followed.status).toBe('max-steps')
})

test('Lorenz 63: from the volume and from a vector the last exponent is the same', () => {
  const options = { time: 200, transient: 20 }
  const [vector, volume] = [false, true].map((lastFromVolume) =>
    lyapunovSpectrum(lorenz63, { ...options, lastFromVolume }),
  )
  expect(volume.exponents.reduce((a, b) => a + b)).toBeCloseTo(-(10 + 1 + 8 / 3), 8)
  expect(Math.abs(volume.exponents[2] - vector.exponents[2])).toBeLessThan(3 * vector.standardErrors[2])
  expect(() => lyapunovSpectrum(lorenz63, { ...options, lastFromVolume: true, count: 2 })).toThrow(
    'lastFromVolume wants all 3 exponents of Lorenz 63 and at least 2, got count 2',
  )
})

test('van der Pol’s limit cycle, relaxing ten thousand times as fast as it oscillates, with a stiff method', () => {
  const integrator = rodas5p({ relativeTolerance: 1e-8 })
  const found = lyapunovSpectrum(vanDerPol.with({ epsilon: 1e-4 }), { time: 100, count: 1, integrator })
  expect(found.status).toBe('complete')
  // The speed along the cycle ranges over eight powers of ten, so where the average ends matters by that much.
  expect(Math.abs(found.exponents[0])).toBeLessThan(Math.log(1e8) / 100)
  expect(found.meanDivergence).toBeLessThan(-1e4)
})
