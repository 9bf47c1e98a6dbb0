import type { CommandSpec } from '../command.ts'
import { compare } from './compare.ts'
import { completion } from './completion.ts'
import { exportSpec } from './export.ts'
import { forecast } from './forecast.ts'
import { inspect } from './inspect.ts'
import { learn } from './learn.ts'
import { merge } from './merge.ts'
import { plot } from './plot.ts'
import { bench, lab, leaderboard } from './repository-tasks.ts'
import { rollout } from './rollout.ts'
import { sample } from './sample.ts'
import { simulate } from './simulate.ts'
import { systems } from './systems.ts'
import { tune } from './tune.ts'
import { verify } from './verify.ts'

/** Every command, in the order in which the help shows them. */
export const commands: readonly CommandSpec[] = [
  ...[
    systems,
    simulate,
    learn,
    sample,
    merge,
    tune,
    rollout,
    forecast,
    compare,
    plot,
    inspect,
    exportSpec,
    verify,
    leaderboard,
    bench,
    lab,
  ],
  completion(() => commands),
]
