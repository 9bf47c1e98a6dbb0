// Runs in a module worker of a page: answers a number of workers with the hash of the bytes that they lead to.
import { webPool } from '../../src/parallel/web-pool.ts'
import { hash, modelBytes } from './model.ts'

addEventListener('message', async ({ data: size }: MessageEvent<number>) => {
  const pool = webPool({ url: '/worker.js', size })
  const answer = await modelBytes(pool).then(hash, String)
  await pool.close()
  postMessage(answer)
})
