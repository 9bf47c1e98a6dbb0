import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** Runs a program to its end and answers its standard output. @throws Error with what it wrote to the standard error. */
export async function output(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(command, [...args], { env })
    return stdout.trim()
  } catch (error) {
    const { stderr = '', message } = error as Error & { stderr?: string }
    throw new Error(`${command} ${args.join(' ')}: ${stderr.trim() || message}`, { cause: error })
  }
}

export async function isInstalled(...commands: readonly string[]): Promise<boolean> {
  const found = commands.map((command) => output('sh', ['-c', `command -v ${command}`]).then(Boolean, () => false))
  return (await Promise.all(found)).every(Boolean)
}

/** Asks again until there is an answer. @throws Error after so many seconds. */
export async function waitFor<T>(what: string, seconds: number, ask: () => Promise<T | undefined>): Promise<T> {
  for (const end = performance.now() + 1000 * seconds; performance.now() < end; ) {
    const answer = await ask()
    if (answer !== undefined) return answer
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`no ${what} within ${seconds} s`)
}
