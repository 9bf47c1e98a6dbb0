// Prints the hash of the model's bytes for one, two and four workers; bundled and run by determinism.test.ts.
import { nodePool } from '../../src/node/node-pool.ts'
import { hash, modelBytes } from './model.ts'

const hashes: string[] = []
for (const size of [1, 2, 4]) {
  const pool = nodePool({ size, url: new URL('./worker.js', import.meta.url) })
  hashes.push(await hash(await modelBytes(pool)))
  await pool.close()
}
process.stdout.write(JSON.stringify(hashes))
