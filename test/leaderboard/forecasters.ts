import { delayEmbed } from '../../src/dataset/delay-embedding.ts'
import { dop853 } from '../../src/integrate/explicit/dop853.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import { delaySpace, delaySystem } from '../../src/learn/delay-system.ts'
import { type Forecaster, forecasterOf } from '../../src/learn/forecaster.ts'
import type { MapSystem, OdeSystem } from '../../src/system/system.ts'
import { stateAt, type Trajectory } from '../../src/trajectory.ts'

/**
 * A learner of whole states at work on a record's delay vectors. Of the vector that it gives only the newest sample is
 * kept: the others are known.
 */
export function onDelays(record: Trajectory, delays: number, learn: (vectors: Trajectory) => MapSystem): Forecaster {
  // Names such as x[n-1] are no names for equations.
  const { variables: _, ...vectors } = delayEmbed(record, { delays })
  const map = learn(vectors)
  const next = new Float64Array(map.dim)
  return delaySystem(map.name, delaySpace(map.name, record, delays), (y, out, t) => {
    map.advance(y, next, t)
    out.set(next.subarray(0, out.length))
  })
}

/** A step that needs more work than this comes from a field that is rough or runs away. */
const integrator = dop853({ relativeTolerance: 1e-8, absoluteTolerance: 1e-10, maxSteps: 5000 })

/** A vector field as a forecaster: the map over dt, not a number where it cannot be integrated. */
export function forecasterOfField(field: OdeSystem, dt: number): Forecaster {
  const { dim, name, variables, parameters, initialState, invariants } = field
  const map: MapSystem = {
    ...{ kind: 'map', dim, name, variables, parameters, initialState, invariants, dt },
    advance(y, next, t) {
      const run = integrate(field, y, [t, t + dt], integrator)
      if (run.status === 'complete') next.set(stateAt(run, 1))
      else next.fill(Number.NaN)
    },
    with: () => map,
  }
  return forecasterOf(map)
}
