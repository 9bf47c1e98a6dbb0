import type { AdaptiveOptions } from '../../../src/integrate/adaptive/drive.ts'
import type { Integrator } from '../../../src/integrate/integrator.ts'
import { radauStepper } from '../../../src/integrate/stiff/radau-stepper.ts'
import { radau5 } from '../../../src/integrate/stiff/radau5.ts'
import { rodas5p, steinebach5 } from '../../../src/integrate/stiff/rodas5p.ts'
import { rosenbrock } from '../../../src/integrate/stiff/rosenbrock.ts'
import type { MakeStepper } from './fixed-steps.ts'

/** What every stiff method is held to is tested with each of these. */
export const methods: { name: string; method: (options?: AdaptiveOptions) => Integrator; make: MakeStepper }[] = [
  { name: 'rodas5p', method: rodas5p, make: (...problem) => rosenbrock(steinebach5, ...problem) },
  { name: 'radau5', method: radau5, make: radauStepper },
]
