import { execFileSync } from 'node:child_process'

/** Runs a script with numpy as np and what it is given as `data`; its standard output, or undefined where there is no numpy. */
export function python(script: string, data: unknown = {}): string | undefined {
  if (!hasNumpy) return undefined
  const text = `import json, sys, numpy as np\ndata = json.load(sys.stdin)\n${script}`
  return execFileSync('python3', ['-c', text], { input: JSON.stringify(data), encoding: 'utf8' })
}

/** Whether python3 with numpy is on this machine; tests that need it are skipped elsewhere, and say so. */
export const hasNumpy: boolean = ((): boolean => {
  try {
    execFileSync('python3', ['-c', 'import numpy'], { stdio: 'ignore' })
    return true
  } catch {
    console.error('python3 with numpy is not here: tests of reading and writing its files are skipped')
    return false
  }
})()
