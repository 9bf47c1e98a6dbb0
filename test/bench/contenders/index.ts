import type { Contender } from './contender.ts'

/** Contenders that run in Node, loaded one at a time so that none pays for another's packages. numpy's are in with_numpy.py. */
const contenders: Readonly<Record<string, () => Promise<Contender>>> = {
  rhei: async () => (await import('./rhei.ts')).rhei,
  'rhei-advance': async () => (await import('./rhei-advance.ts')).rheiAdvance,
  'rhei-stream': async () => (await import('./rhei-stream.ts')).rheiStream,
  typescript: async () => (await import('./typescript.ts')).typescript,
  'ml-matrix': async () => (await import('./ml-matrix.ts')).mlMatrix,
  tfjs: async () => (await import('./tfjs.ts')).tfjs,
}

/** @throws RangeError for a name that is not there. */
export async function loadContender(name: string): Promise<Contender> {
  if (!(name in contenders)) throw new RangeError(`no contender '${name}'; there are ${Object.keys(contenders)}`)
  return contenders[name]()
}
