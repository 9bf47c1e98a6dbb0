import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { CFiles } from '../../../src/io/export/c/export-c.ts'
import { bytesOf, type Numbers, STEP, STEPS, split, type Truth } from './sampling.ts'

/** Whether there is a C compiler. */
export const hasCompiler: boolean = spawnSync('cc', ['--version']).status === 0

const hasCpp = spawnSync('c++', ['--version']).status === 0

const STRICT = ['-Wall', '-Wextra', '-Wpedantic', '-Werror', '-ffp-contract=off']

const run = promisify(execFile)

/** Compiles all exports, called m0, m1, …, into one program and lets it say what the library has said. */
export async function cNumbers(files: readonly CFiles[], truths: readonly Truth[]): Promise<Numbers[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rhei-c-'))
  try {
    const write = (name: string, text: string | Uint8Array) => writeFileSync(join(folder, name), text)
    for (const [k, { source, header }] of files.entries()) {
      write(`m${k}.c`, source)
      write(`m${k}.h`, header)
    }
    write('main.c', mainOf(truths))
    const includes = files.map((_, k) => `#include "m${k}.h"`).join('\n')
    write('headers.cc', `${includes}\nint main() { return M0_DIM - M0_DIM; }\n`)
    write('in.bin', bytesOf(truths.flatMap(({ points, start }) => [points, Float64Array.from(start)])))
    const compile = (...args: string[]) => run('cc', [...STRICT, ...args], { cwd: folder })
    const names = files.map((_, k) => `m${k}`)
    const half = (part: number) => names.filter((_, k) => k % 2 === part).map((name) => `${name}.c`)
    await Promise.all([
      compile('-std=c99', '-O1', '-c', 'main.c', ...half(0)),
      compile('-std=c99', '-O1', '-c', ...half(1)),
      hasCpp ? compile('-x', 'c++', '-fsyntax-only', 'headers.cc') : undefined,
    ])
    await compile('-o', 'main', 'main.o', ...names.map((name) => `${name}.o`), '-lm')
    execFileSync(join(folder, 'main'), { cwd: folder })
    return split(readFileSync(join(folder, 'out.bin')), truths)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function mainOf(truths: readonly Truth[]): string {
  const parts = truths.map(({ program: { kind, timed }, dim, outputs, points, energies, states }, k) => {
    const count = points.length / dim
    const calls = {
      map: `m${k}_advance(${timed ? '0.0, ' : ''}x, out)`,
      field: `m${k}_field(0.0, x, out)`,
      function: `m${k}_predict(x, out)`,
    }
    const each = (call: string, size: number) =>
      `for (int i = 0; i < ${count}; i++) { const double *x = in + i * ${dim}; double out[${size}]; ${call}; fwrite(out, sizeof *out, ${size}, to); }`
    const rollout = kind === 'map' ? `${STEPS}, ${timed ? '0.0, ' : ''}` : `${STEPS}, 0.0, ${STEP}, `
    return `  {
    static double in[${points.length}], start[${dim}], states[${Math.max(1, states.length)}];
    if (fread(in, sizeof *in, ${points.length}, from) != ${points.length}) return 1;
    ${kind === 'function' ? '(void)start; (void)states;' : `if (fread(start, sizeof *start, ${dim}, from) != ${dim}) return 1;`}
    ${each(calls[kind], outputs)}
    ${energies.length > 0 ? each(`out[0] = m${k}_energy(x)`, 1) : ''}
    ${kind === 'function' ? '' : `m${k}_rollout(start, ${rollout}states); fwrite(states, sizeof *states, ${states.length}, to);`}
  }`
  })
  return `#include <stdio.h>
${truths.map((_, k) => `#include "m${k}.h"`).join('\n')}
int main(void)
{
  FILE *from = fopen("in.bin", "rb"), *to = fopen("out.bin", "wb");
  if (!from || !to) return 1;
${parts.join('\n')}
  fclose(from);
  return fclose(to);
}
`
}
