import { KERNELS_MISSING, kernelsSupported } from './kernels.ts'

/** What does the numerical work: the WebAssembly core, or its plain TypeScript twin, slower and with other roundings. */
export type Engine = 'webassembly' | 'typescript'

/**
 * The engine asked for, or the best that runs here.
 *
 * @throws Error if 'webassembly' is asked for where WebAssembly with SIMD is missing.
 */
export function chooseEngine(asked?: Engine): Engine {
  if (asked === 'webassembly' && !kernelsSupported()) throw new Error(KERNELS_MISSING)
  return asked ?? (kernelsSupported() ? 'webassembly' : 'typescript')
}
