import { expect, test } from 'vitest'
import { seededRandom } from '../../src/math/random.ts'
import { complexFourier } from '../../src/math/spectral/complex-fourier.ts'
import { realFourier } from '../../src/math/spectral/real-fourier.ts'
import { sine } from '../../src/math/spectral/sine.ts'
import { maxDifference } from '../integrate/problems.ts'

function randomValues(dim: number): Float64Array {
  const random = seededRandom(dim)
  return Float64Array.from({ length: dim }, () => 2 * random() - 1)
}

const spectra = [
  ...[2, 4, 8, 32, 64].map((size) => ['real', size, realFourier(size)] as const),
  ...[2, 4, 8, 32, 64].map((size) => ['complex', size, complexFourier(size)] as const),
  ...[1, 3, 7, 31, 63].map((size) => ['sine', size, sine(size)] as const),
]

test.each(spectra)('%s values on %i points are their amplitudes and back', (_, __, spectrum) => {
  const y = randomValues(spectrum.dim)
  const amplitudes = new Float64Array(2 * spectrum.modes).fill(Number.NaN)
  const again = new Float64Array(spectrum.dim).fill(Number.NaN)
  spectrum.toModes(y, amplitudes)
  spectrum.fromModes(amplitudes, again)
  expect(maxDifference(again, y)).toBeLessThan(1e-15)
})

test('a real wave has one amplitude', () => {
  const [size, length] = [16, 3]
  const waves = realFourier(size)
  const k = waves.waveNumbers(length)[3]
  expect(k).toBeCloseTo((2 * Math.PI * 3) / length, 14)
  const x = Array.from({ length: size }, (_, m) => (m * length) / size)
  const amplitudes = new Float64Array(size + 2)
  waves.toModes(
    Float64Array.from(x, (x) => 2 * Math.cos(k * x) + 4 * Math.sin(k * x)),
    amplitudes,
  )
  const expected = new Float64Array(size + 2)
  expected.set([1, -2], 6)
  expect(maxDifference(amplitudes, expected)).toBeLessThan(1e-15)
})

test('a complex wave has one amplitude, of either sign of k', () => {
  const [size, length] = [16, 3]
  const waves = complexFourier(size)
  for (const mode of [0, 3, 8, 13]) {
    const k = waves.waveNumbers(length)[mode]
    expect(k).toBeCloseTo((2 * Math.PI * (mode > 8 ? mode - 16 : mode)) / length, 14)
    const x = Array.from({ length: size }, (_, m) => (m * length) / size)
    const values = [...x.map((x) => Math.cos(k * x)), ...x.map((x) => Math.sin(k * x))]
    const amplitudes = new Float64Array(2 * size)
    waves.toModes(Float64Array.from(values), amplitudes)
    const expected = new Float64Array(2 * size)
    expected[2 * mode] = 1
    expect(maxDifference(amplitudes, expected)).toBeLessThan(1e-14)
  }
})

test('a sine between fixed ends has one amplitude, on the doubled ring', () => {
  const [size, length] = [15, 3]
  const waves = sine(size)
  const k = waves.waveNumbers(length)[3]
  expect(k).toBeCloseTo((Math.PI * 3) / length, 14)
  const values = Float64Array.from({ length: size }, (_, m) => 2 * Math.sin((k * (m + 1) * length) / (size + 1)))
  const amplitudes = new Float64Array(2 * waves.modes)
  waves.toModes(values, amplitudes)
  const expected = new Float64Array(2 * waves.modes)
  expected[7] = -1
  expect(maxDifference(amplitudes, expected)).toBeLessThan(1e-15)
})
