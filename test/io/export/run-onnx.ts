import * as ort from 'onnxruntime-web'
import { type Numbers, STEP, STEPS, type Truth } from './sampling.ts'

ort.env.wasm.numThreads = 1

/** What onnxruntime says where the library has said it. */
export async function onnxNumbers(bytes: Uint8Array, truth: Truth): Promise<Numbers> {
  const { program, dim, points, energies, start } = truth
  const session = await ort.InferenceSession.create(bytes)
  const run = async (state: Float64Array): Promise<ort.InferenceSession.OnnxValueMapType> =>
    session.run({ state: new ort.Tensor('float64', state, [state.length / dim, dim]) })
  const name = { map: 'next', field: 'rate', function: 'outputs' }[program.kind]
  const image = async (state: Float64Array) => numbersOf((await run(state))[name])
  const all = await run(points)
  const states = new Float64Array(truth.states.length)
  states.set(start)
  for (let i = 0; i < STEPS && states.length > 0; i++) {
    const y = states.slice(i * dim, (i + 1) * dim)
    states.set(program.kind === 'map' ? await image(y) : await rungeKutta(image, y), (i + 1) * dim)
  }
  await session.release()
  return {
    values: numbersOf(all[name]),
    energies: energies.length > 0 ? numbersOf(all.energy) : energies,
    states,
  }
}

function numbersOf({ data }: ort.Tensor): Float64Array {
  return data as Float64Array
}

async function rungeKutta(field: (y: Float64Array) => Promise<Float64Array>, y: Float64Array): Promise<Float64Array> {
  const moved = (factor: number, slope: Float64Array) => y.map((value, j) => value + STEP * factor * slope[j])
  const k1 = await field(y)
  const k2 = await field(moved(0.5, k1))
  const k3 = await field(moved(0.5, k2))
  const k4 = await field(moved(1, k3))
  return y.map((value, j) => value + (STEP * (k1[j] + 2 * k2[j] + 2 * k3[j] + k4[j])) / 6)
}
