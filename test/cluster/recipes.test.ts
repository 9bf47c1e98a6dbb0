import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Job } from 'kubernetes-types/batch/v1'
import { afterAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { isInstalled, output } from './commands.ts'
import { type PreparedRecord, prepareRecord, recipes } from './prepared-record.ts'

const noParallel = (await isInstalled('parallel'))
  ? undefined
  : 'GNU parallel is not installed: apt-get install parallel'
if (noParallel) console.error(`test/cluster: skipped, ${noParallel}`)

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
