// The Slurm recipe of docs/cluster on a real Slurm of one node, which is set up for it and torn down again.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepareRecord } from './prepared-record.ts'
import { slurmMissing, startSlurm } from './slurm-cluster.ts'
import { killedShard, requeuedShard } from './slurm-recipe.ts'

const missing = await slurmMissing()
if (missing) console.log(`skipped: ${missing}`)
else await run(mkdtempSync(join(tmpdir(), 'rhei-slurm-')))

async function run(folder: string): Promise<void> {
  const begin = performance.now()
  const tell = (line: string): void =>
    console.log(`${((performance.now() - begin) / 1000).toFixed(1).padStart(6)} s  ${line.replaceAll(folder, '…')}`)
  try {
    const from = await prepareRecord(join(folder, 'data'), 4, 100_000)
    tell('100,000 rows, a plan of width 120, and the model of 4 shards in one process')
    const cluster = await startSlurm(folder)
    try {
      tell(`${cluster.version}: the node is idle`)
      const requeued = await requeuedShard(cluster, from, join(folder, 'data', 'requeued.rhei'), tell)
      tell(`a shard requeued: ${requeued.same ? 'the same bytes as in one process' : 'DIFFERENT bytes'}`)
      const killed = await killedShard(cluster, from, join(folder, 'data', 'killed.rhei'), tell)
      tell(
        `a shard killed, ${killed.kept} kept, submitted again: ${killed.same ? 'the same bytes' : 'DIFFERENT bytes'}`,
      )
      if (!requeued.same || !killed.same) process.exitCode = 1
    } finally {
      await cluster.stop()
      tell('Slurm is stopped')
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
