import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Run } from './command.ts'

/** Scripts of package.json, and the file that each of them runs. */
const TASKS = {
  leaderboard: 'test/leaderboard/main.ts',
  bench: 'test/bench/main.ts',
  lab: 'docs/lab/serve.ts',
} as const

/** Runs `npm run NAME` where this is the repository; an installed package says where the task lives. */
export function repositoryTask(name: keyof typeof TASKS): Run {
  return async ({ note }, args) => {
    const root = rootWith(TASKS[name])
    if (root !== undefined) return npmRun(root, name, args)
    note(`rhei: '${name}' lives in the repository of rhei, with all it needs: clone it, then npm run ${name}`)
    return 1
  }
}

/** The folder above that has this file: two levels up from the source, one from the built file. */
function rootWith(file: string): string | undefined {
  return ['../..', '..']
    .map((up) => fileURLToPath(new URL(up, import.meta.url)))
    .find((root) => existsSync(`${root}/${file}`))
}

function npmRun(cwd: string, name: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['run', '--silent', name, '--', ...args], { cwd, stdio: 'inherit' })
    child.on('error', reject)
    child.on('close', (code, signal) => resolve(signal === 'SIGINT' ? 130 : (code ?? 1)))
  })
}
