import { chooseEngine, type Engine } from '../kernels/engine.ts'
import type { OwnActivation } from './activation.ts'
import type { Layer } from './sampled-network.ts'

type Activated = Pick<Layer, 'activation'>

/** The engine asked for, or the best that runs these layers: the TypeScript twin where an activation is a user's own. */
export function networkEngine(layers: readonly Activated[], asked?: Engine): Engine {
  return chooseEngine(asked ?? (ownActivation(layers) ? 'typescript' : undefined))
}

/** The first activation that is a user's own, if there is one. */
export function ownActivation(layers: readonly Activated[]): OwnActivation | undefined {
  for (const { activation } of layers) if (typeof activation !== 'string') return activation
  return undefined
}
