import type { Example } from './example.ts'
import { gradientRace } from './gradient-race.ts'
import { lorenzFlowMap } from './lorenz-flow-map.ts'
import { plainRegressor } from './plain-regressor.ts'

/** All examples by the name of their file, in the order of the gallery. */
export const examples: Readonly<Record<string, Example>> = {
  'lorenz-flow-map': lorenzFlowMap,
  'plain-regressor': plainRegressor,
  'gradient-race': gradientRace,
}
