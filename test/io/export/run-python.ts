import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { bytesOf, type Numbers, STEP, STEPS, split, type Truth } from './sampling.ts'

/** Whether there is a Python with NumPy. */
export const hasNumpy: boolean = spawnSync('python3', ['-c', 'import numpy']).status === 0

/** Lets all exports say what the library has said, in one run of Python. */
export async function pythonNumbers(sources: readonly string[], truths: readonly Truth[]): Promise<Numbers[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rhei-python-'))
  try {
    for (const [k, source] of sources.entries()) writeFileSync(join(folder, `m${k}.py`), source)
    writeFileSync(
      join(folder, 'in.bin'),
      bytesOf(truths.flatMap(({ points, start }) => [points, Float64Array.from(start)])),
    )
    writeFileSync(join(folder, 'main.py'), mainOf(truths))
    await promisify(execFile)('python3', ['main.py'], { cwd: folder })
    return split(readFileSync(join(folder, 'out.bin')), truths)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function mainOf(truths: readonly Truth[]): string {
  const parts = truths.map(({ program: { kind }, dim, points, energies, start }, k) => {
    const calls = { map: `m${k}.advance(rows)`, field: `m${k}.field(0.0, rows)`, function: `m${k}.predict(rows)` }
    const rollout = kind === 'map' ? `${STEPS}` : `${STEPS}, ${STEP}`
    return `import m${k}
rows = take(${points.length}).reshape(-1, ${dim})
start = take(${start.length})
out.append(${calls[kind]})
${energies.length > 0 ? `out.append(m${k}.energy(rows))` : ''}
${kind === 'function' ? '' : `out.append(m${k}.rollout(start, ${rollout}))`}`
  })
  return `import numpy as np
np.seterr(all="raise", under="ignore")
numbers, at, out = np.fromfile("in.bin"), 0, []
def take(count):
    global at
    at += count
    return numbers[at - count : at]
${parts.join('\n')}
np.concatenate([np.ravel(part) for part in out]).tofile("out.bin")
`
}
