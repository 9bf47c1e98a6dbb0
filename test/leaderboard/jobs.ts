import { learners } from './learners.ts'
import type { LeaderboardOptions } from './options.ts'
import type { Job } from './row.ts'

/** All that is asked for. Systems come first, so that a run that is stopped has compared all learners on some. */
export function jobsOf({ systems, learners: names, granularities, parts, starts }: LeaderboardOptions): Job[] {
  return parts.flatMap(({ observed, noise }) => {
    const able = learners.filter(({ name, observed: kinds }) => names.includes(name) && kinds.includes(observed))
    return Array.from({ length: starts }, (_, start) => start).flatMap((start) =>
      systems.flatMap((system) =>
        granularities.flatMap((granularity) =>
          able.map(({ name }) => ({ system, learner: name, granularity, noise, observed, start })),
        ),
      ),
    )
  })
}
