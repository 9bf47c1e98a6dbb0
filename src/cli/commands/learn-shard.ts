import type { CommandSpec } from '../command.ts'
import { ridge } from '../values.ts'
import { shardOptions } from './plan-options.ts'
import { sample } from './sample.ts'

export const learn: CommandSpec = {
  ...sample,
  name: 'learn',
  options: [
    ...shardOptions,
    { flags: '--ridge <x>', about: 'penalty', parse: ridge },
    ...sample.options.filter(({ flags }) => !shardOptions.some((o) => o.flags === flags)),
  ],
  load: () => import('../learn-shard.ts'),
}
