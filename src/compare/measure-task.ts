import { defineSystem } from '../system/define-system.ts'
import type { Measured } from '../system/measured.ts'
import type { DdeSystem, System, SystemDefinition } from '../system/system.ts'
import type { MeasureOptions } from './measure-options.ts'
import { measureSystem } from './measure-system.ts'

export interface MeasureInput extends MeasureOptions {
  readonly definition: SystemDefinition
}

/** The worker's part: measures one system. */
export function measureTask({ definition, ...options }: MeasureInput): Measured {
  return measureSystem(defineSystem(definition) as System | DdeSystem, options)
}
