import { chooseEngine, type Engine } from '../kernels/engine.ts'
import type { Design, Factorizer } from './design.ts'
import { kernelFactorizer } from './kernel-factorizer.ts'
import { plainFactorizer } from './plain-factorizer.ts'

export function createFactorizer(design: Design, engine: Engine = chooseEngine()): Factorizer {
  return engine === 'webassembly' ? kernelFactorizer(design) : plainFactorizer(design)
}
