import type { CommandSpec } from '../command.ts'
import { ridge } from '../values.ts'
import { out } from './shared.ts'

export const merge: CommandSpec = {
  name: 'merge',
  summary: "solve the model of shards that 'learn --shard' made",
  arguments: [{ name: '<factor...>', about: 'the factors of all shards, in any order' }],
  options: [
    { flags: '--plan <file>', about: 'the plan that they were made with' },
    { flags: '--ridge <x>', about: 'penalty relative to the features, or gcv to choose it', parse: ridge },
    out,
  ],
  examples: ['rhei merge 2.factor 1.factor --plan lorenz.plan --ridge gcv --out merged.rhei'],
  notes: 'A shard that is missing, there twice, damaged or of another plan is named, and nothing is written.',
  json: false,
  load: () => import('../merge.ts'),
}
