import type { Box } from '../../../src/math/box.ts'
import { type Numbers, STEP, STEPS, type Truth } from './sampling.ts'

interface ExportedModule {
  readonly variables: readonly string[]
  readonly region?: Box
  advance(y: Float64Array, next: Float64Array, t?: number): void
  field(t: number, y: Float64Array, dydt: Float64Array): void
  predict(x: Float64Array, y: Float64Array): void
  rollout(y0: readonly number[], steps: number, dt?: number): Float64Array
  energy(y: Float64Array): number
}

export async function importedModule(source: string): Promise<ExportedModule> {
  return import(/* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(source).toString('base64')}`)
}

export async function moduleNumbers(
  source: string,
  { program: { kind }, dim, outputs, points, values, energies, start }: Truth,
): Promise<Numbers> {
  const exported = await importedModule(source)
  const own = new Float64Array(values.length)
  for (let i = 0; i * dim < points.length; i++) {
    const y = points.subarray(i * dim, (i + 1) * dim)
    const out = own.subarray(i * outputs, (i + 1) * outputs)
    if (kind === 'map') exported.advance(y, out)
    else if (kind === 'field') exported.field(0, y, out)
    else exported.predict(y, out)
  }
  const states =
    kind === 'function' ? new Float64Array(0) : exported.rollout(start, STEPS, kind === 'map' ? undefined : STEP)
  return {
    values: own,
    energies: energies.map((_, i) => exported.energy(points.subarray(i * dim, (i + 1) * dim))),
    states,
  }
}
