import { expect, test } from 'vitest'
import type { Dataset } from '../../src/dataset/dataset.ts'
import {
  beginFit,
  continueFit,
  evaluate,
  finishPartialFit,
  fitNetwork,
  fitNetworkStream,
  mergeFits,
} from '../../src/index.ts'
import { seededRandom } from '../../src/math/random.ts'

const all = rows(3000, 1)

function rows(size: number, seed: number): Dataset {
  const random = seededRandom(seed, 7)
  const inputs = Float64Array.from({ length: 2 * size }, () => 2 * random() - 1)
  const targets = Float64Array.from({ length: size }, (_, i) => Math.sin(3 * inputs[2 * i]) + inputs[2 * i + 1] ** 2)
  return { size, inputDim: 2, targetDim: 1, inputs, targets }
}

function part(start: number, end: number): Dataset {
  return {
    ...all,
    size: end - start,
    inputs: all.inputs.subarray(2 * start, 2 * end),
    targets: all.targets.subarray(start, end),
  }
}

/** Largest difference of predictions on fresh points. */
function distance(a: ReturnType<typeof fitNetwork>, b: ReturnType<typeof fitNetwork>): number {
  const { inputs } = rows(200, 2)
  const other = evaluate(b.network, inputs)
  return evaluate(a.network, inputs).reduce((most, value, i) => Math.max(most, Math.abs(value - other[i])), 0)
}

const options = { width: 60, seed: 4 }
const whole = fitNetwork(all, options)
const begun = beginFit(all, options)

test('a fit continued with more rows is the fit of all rows', () => {
  const continued = [part(0, 1000), part(1000, 1001), part(1001, 3000)].reduce(
    (fit, more) => continueFit(fit, more),
    begun,
  )
  const fit = finishPartialFit(continued)
  expect(fit.report.rows).toBe(3000)
  expect(distance(fit, whole)).toBeLessThan(1e-9)
  expect(fit.report.trainingRmse[0] / whole.report.trainingRmse[0]).toBeCloseTo(1, 6)
})

test('two partial fits merge to the fit of all rows; a fit that goes on after finishing too', () => {
  const [first, second] = [continueFit(begun, part(0, 1700)), continueFit(begun, part(1700, 3000))]
  expect(distance(finishPartialFit(mergeFits(first, second)), whole)).toBeLessThan(1e-9)
  finishPartialFit(first)
  expect(distance(finishPartialFit(continueFit(first, part(1700, 3000))), whole)).toBeLessThan(1e-9)
})

test('parts with other hidden layers do not merge', () => {
  const other = continueFit(beginFit(all, { ...options, seed: 5 }), part(0, 500))
  expect(() => mergeFits(continueFit(begun, part(0, 500)), other)).toThrow('hidden layers differ')
  expect(() => finishPartialFit(begun)).toThrow('no rows yet')
})

async function* chunksOf(size: number): AsyncGenerator<Dataset> {
  for (let start = 0; start < all.size; start += size) yield part(start, Math.min(all.size, start + size))
}

test('a stream gives the same bits however it is cut, and the same answer as one pass', async () => {
  const streamed = { ...options, sampleRows: 1000 }
  const [a, b] = [await fitNetworkStream(chunksOf(170), streamed), await fitNetworkStream(chunksOf(1024), streamed)]
  expect(a.network).toEqual(b.network)
  expect(a.report.rows).toBe(3000)
  const full = await fitNetworkStream([all], { ...options, sampleRows: 1e9 })
  expect(distance(full, whole)).toBeLessThan(1e-9)
})

test('a stream shorter than its sample is fitted whole; an empty one is refused; a stop is a stop', async () => {
  expect((await fitNetworkStream([part(0, 500)], options)).report.rows).toBe(500)
  await expect(fitNetworkStream([], options)).rejects.toThrow('no rows')
  const controller = new AbortController()
  const stopped = fitNetworkStream(chunksOf(100), {
    ...options,
    signal: controller.signal,
    onProgress: () => controller.abort(),
  })
  await expect(stopped).rejects.toThrow('aborted')
  const wrong = { ...part(0, 10), inputDim: 1, inputs: new Float64Array(10) }
  await expect(fitNetworkStream([part(0, 2000), wrong], { ...options, sampleRows: 100 })).rejects.toThrow(
    '1 inputs and 1 targets',
  )
})
