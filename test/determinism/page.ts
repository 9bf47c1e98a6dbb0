import { webPool } from '../../src/parallel/web-pool.ts'
import { hash, modelBytes } from './model.ts'

/** The hash of the model's bytes from this many web workers. */
export async function modelHash(size: number): Promise<string> {
  const pool = webPool({ url: '/worker.js', size })
  try {
    return await hash(await modelBytes(pool))
  } finally {
    await pool.close()
  }
}

Object.assign(globalThis, { modelHash })
