import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Job } from 'kubernetes-types/batch/v1'
import { afterAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { isInstalled, output } from './commands.ts'
import { type PreparedRecord, prepareRecord, recipes } from './prepared-record.ts'
import { slurmMissing, startSlurm } from './slurm-cluster.ts'
import { killedShard, requeuedShard } from './slurm-recipe.ts'

const noSlurm = await slurmMissing()
const noParallel = (await isInstalled('parallel'))
  ? undefined
  : 'GNU parallel is not installed: apt-get install parallel'
for (const notice of [noSlurm, noParallel]) if (notice) console.error(`test/cluster: skipped, ${notice}`)

const folder = mkdtempSync(join(tmpdir(), 'rhei-recipes-'))
afterAll(() => rmSync(folder, { recursive: true }))

let prepared: Promise<PreparedRecord> | undefined
const record = (): Promise<PreparedRecord> => {
  prepared ??= prepareRecord(join(folder, 'data'), 4, 60_000)
  return prepared
}

test('the manifest for Kubernetes is a Job by its official types, one pod for each shard', () => {
  // The compiler holds this against the types; the file has to be the same, key by key.
  const expected: Job = {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'rhei-shards' },
    spec: {
      completions: 16,
      parallelism: 16,
      completionMode: 'Indexed',
      backoffLimit: 32,
      template: {
        spec: {
          restartPolicy: 'Never',
          containers: [
            {
              name: 'shard',
              image: 'registry.example/rhei:latest',
              command: ['sh', '-c'],
              args: [
                'mkdir -p /data/shards && exec rhei learn /data/big.csv --shard $((JOB_COMPLETION_INDEX + 1))/16 ' +
                  '--plan /data/big.plan --out /data/shards/$((JOB_COMPLETION_INDEX + 1)).factor',
              ],
              resources: { requests: { cpu: '1', memory: '512Mi' }, limits: { memory: '1Gi' } },
              volumeMounts: [{ name: 'data', mountPath: '/data' }],
            },
          ],
          volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'rhei-data' } }],
        },
      },
    },
  }
  expect(parse(readFileSync(join(recipes, 'kubernetes-job.yaml'), 'utf8'))).toEqual(expected)
})

test.skipIf(noParallel)(
  'GNU parallel learns the shards, in a folder with a space, to the bytes of one process',
  async () => {
    const { rhei, record: data, plan, single, shards } = await record()
    const model = join(folder, 'data', 'parallel model.rhei')
    const args = [String(shards), plan, model, data]
    await output(join(recipes, 'parallel.sh'), args, { ...process.env, RHEI: rhei })
    expect(readFileSync(model).equals(readFileSync(single))).toBe(true)
  },
)

describe.skipIf(noSlurm)('on a Slurm of one node', () => {
  test('a shard is requeued, another killed, and the models have the bytes of one process', async () => {
    const from = await record()
    const cluster = await startSlurm(folder)
    const told: string[] = []
    try {
      const tell = (line: string): number => told.push(line)
      const requeued = await requeuedShard(cluster, from, join(folder, 'data', 'requeued.rhei'), tell)
      const killed = await killedShard(cluster, from, join(folder, 'data', 'killed.rhei'), tell)
      expect([requeued.same, killed.same], told.join('\n')).toEqual([true, true])
      expect(killed.kept).toBeGreaterThan(0)
    } finally {
      await cluster.stop()
    }
  }, 600_000)
})
