import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Job } from './job.ts'
import type { Measurement } from './row.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** Nothing here takes as long, unless it hangs. */
const LONGEST_MS = 20 * 60_000

/**
 * Has a job done in a process of its own.
 *
 * @throws Error with the process's last words, if it fails.
 */
export async function runJob(job: Job): Promise<Measurement> {
  const script = job.contender.startsWith('numpy') ? 'test/bench/contenders/with_numpy.py' : 'test/bench/one.ts'
  return (await answerOf(script, job, job.workers)) as Measurement
}

/**
 * What a script, in Python or TypeScript, prints last when it is given the question, both as JSON.
 *
 * @throws Error with the process's last words, if it fails.
 */
export async function answerOf(script: string, question: object, workers: number): Promise<unknown> {
  const command = script.endsWith('.py') ? ['python3', script] : [process.execPath, '--import', 'tsx', script]
  return JSON.parse(await lastWords([...command, JSON.stringify(question)], String(workers)))
}

function lastWords([command, ...args]: readonly string[], threads: string): Promise<string> {
  const env = { ...process.env, OPENBLAS_NUM_THREADS: threads, OMP_NUM_THREADS: threads, MKL_NUM_THREADS: threads }
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, timeout: LONGEST_MS })
    const stop = (): unknown => child.kill()
    process.once('exit', stop)
    const [out, err] = [text(child.stdout), text(child.stderr)]
    child.on('error', reject)
    child.on('close', (code, signal) => {
      process.off('exit', stop)
      if (code === 0) resolve(lastLine(out()))
      else reject(new Error(`${signal ?? `exit code ${code}`}: ${reasonIn(err())}`))
    })
  })
}

/** All that a stream has said so far. */
function text(stream: NodeJS.ReadableStream): () => string {
  let said = ''
  stream.setEncoding('utf8').on('data', (piece: string) => {
    said += piece
  })
  return () => said
}

/** The line of an error's report that names it: Python puts it last, Node before its stack. */
function reasonIn(report: string): string {
  return report.match(/^\w*(Error|Exception)\b.*$/m)?.[0] ?? lastLine(report)
}

/** Packages may greet before the answer comes. */
function lastLine(lines: string): string {
  return lines.trimEnd().split('\n').at(-1) ?? ''
}
