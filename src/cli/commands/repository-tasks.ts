import type { CommandSpec } from '../command.ts'

/** Tasks of the repository, where their data and rivals are. */
export const leaderboard: CommandSpec = {
  name: 'leaderboard',
  summary: 'rank the learners on all systems (in the repository)',
  arguments: [{ name: '[options...]', about: 'after --: passed on to npm run leaderboard' }],
  options: [],
  examples: ['rhei leaderboard -- --help'],
  json: false,
  load: async () => ({ run: (await import('../repository-task.ts')).repositoryTask('leaderboard') }),
}

export const bench: CommandSpec = {
  name: 'bench',
  summary: 'measure speed beside other packages (in the repository)',
  arguments: [{ name: '[options...]', about: 'after --: passed on to npm run bench' }],
  options: [],
  examples: ['rhei bench -- --help'],
  json: false,
  load: async () => ({ run: (await import('../repository-task.ts')).repositoryTask('bench') }),
}

export const lab: CommandSpec = {
  name: 'lab',
  summary: 'try systems, models and records in a page (in the repository)',
  arguments: [{ name: '[port]', about: 'after --: default 4173' }],
  options: [],
  examples: ['rhei lab -- --help'],
  json: false,
  load: async () => ({ run: (await import('../repository-task.ts')).repositoryTask('lab') }),
}
