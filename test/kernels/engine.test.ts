import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Dataset } from '../../src/dataset/dataset.ts'
import { seededRandom } from '../../src/math/random.ts'

const random = seededRandom(1)
const inputs = Float64Array.from({ length: 300 }, () => 2 * random() - 1)
const data: Dataset = { size: 300, inputDim: 1, targetDim: 1, inputs, targets: inputs.map((x) => Math.sin(3 * x)) }

beforeEach(() => {
  vi.resetModules()
})

afterEach(() => {
  vi.unstubAllGlobals()
})

test('where WebAssembly with SIMD runs, the core is the choice; the twin can be asked for', async () => {
  const { chooseEngine } = await import('../../src/kernels/engine.ts')
  expect(chooseEngine()).toBe('webassembly')
  expect(chooseEngine('webassembly')).toBe('webassembly')
  expect(chooseEngine('typescript')).toBe('typescript')
})

const machines: [string, () => unknown][] = [
  ['no WebAssembly', () => undefined],
  ['WebAssembly without SIMD', () => ({ ...WebAssembly, validate: () => false })],
]

test.each(machines)(
  'on a machine with %s the twin is the choice, and the core says why it cannot be',
  async (_, machine) => {
    vi.stubGlobal('WebAssembly', machine())
    const { chooseEngine } = await import('../../src/kernels/engine.ts')
    const { createKernels, KERNELS_MISSING, kernelsSupported } = await import('../../src/kernels/kernels.ts')
    expect(kernelsSupported()).toBe(false)
    expect(chooseEngine()).toBe('typescript')
    expect(chooseEngine('typescript')).toBe('typescript')
    expect(KERNELS_MISSING).toContain('WebAssembly with SIMD is missing here')
    expect(() => chooseEngine('webassembly')).toThrow(KERNELS_MISSING)
    expect(createKernels).toThrow(KERNELS_MISSING)
  },
)

test.each(machines)(
  'on a machine with %s networks are fitted, merged, evaluated and differentiated all the same',
  async (_, machine) => {
    const fitHere = async () => {
      const { fitNetwork } = await import('../../src/network/fit-network.ts')
      const { evaluate } = await import('../../src/network/evaluate.ts')
      const { networkJacobian } = await import('../../src/network/network-jacobian.ts')
      const { network, report } = fitNetwork(data, { width: 30, ridge: 'generalized-cross-validation' })
      const slope = new Float64Array(1)
      networkJacobian(network)(Float64Array.of(0.2), slope)
      return { report, slope: slope[0], values: evaluate(network, data.inputs), fitNetwork }
    }
    const core = await fitHere()
    vi.resetModules()
    vi.stubGlobal('WebAssembly', machine())
    const twin = await fitHere()
    expect([core.report.engine, twin.report.engine]).toEqual(['webassembly', 'typescript'])
    for (const { values, slope } of [core, twin]) {
      for (const [i, value] of values.entries()) expect(Math.abs(value - data.targets[i])).toBeLessThan(1e-6)
      expect(Math.abs(slope - 3 * Math.cos(0.6))).toBeLessThan(1e-4)
    }
    expect(() => twin.fitNetwork(data, { width: 30, engine: 'webassembly' })).toThrow('SIMD is missing')
  },
)
