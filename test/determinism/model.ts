import {
  defineOde,
  dop853,
  integrate,
  learnDelayMap,
  learnFlowMapAsync,
  learnVectorField,
  type OdeSystem,
  type Pool,
  radau5,
  rk4,
  rollout,
  saveModel,
  slice,
  timeGrid,
} from '../../src/index.ts'

const lorenz: OdeSystem = defineOde({
  name: 'Lorenz 63',
  equations: { x: '10*(y - x)', y: 'x*(28 - z) - y', z: 'x*y - 8*z/3' },
  initialState: { x: 1, y: 1, z: 1 },
})

/** The files of models learned here and on the pool, and every number of orbits: the same bytes everywhere. */
export async function modelBytes(pool: Pool): Promise<Uint8Array> {
  const truth = integrate(lorenz, [1, 1, 1], timeGrid(0, 0.05, 4000), rk4({ step: 0.01 }))
  const wide = await learnFlowMapAsync(truth, { width: 120, seed: 3, pool })
  const deep = await learnFlowMapAsync(truth, { width: [20, 60], seed: 4, pool })
  const chosen = learnDelayMap(truth, { delays: 2, width: 20, seed: 5, ridge: 'leave-one-out' })
  const field = learnVectorField(slice(truth, 0, 1000), { width: 60, seed: 6 })
  const { states } = rollout(wide, [1, 1, 1], timeGrid(0, 0.05, 2000))
  const files = [wide, deep, chosen, field].map((model) => saveModel(model, {}, { reproducible: true }))
  const adaptive = [dop853(), radau5()].map((integrator) =>
    integrate(lorenz, [1, 1, 1], timeGrid(0, 0.5, 100), integrator),
  )
  return concatenate([truth.states, states, ...adaptive.map((trajectory) => trajectory.states), ...files])
}

function concatenate(arrays: readonly (Float64Array | Uint8Array)[]): Uint8Array {
  const bytes = new Uint8Array(arrays.reduce((sum, { byteLength }) => sum + byteLength, 0))
  let at = 0
  for (const { buffer, byteOffset, byteLength } of arrays) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at)
    at += byteLength
  }
  return bytes
}

/** SHA-256 as hexadecimal text, in Node and in browsers. */
export async function hash(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
