import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Sources, violations } from './architecture.ts'

function readSources(): Sources {
  const files = ['src', 'systems'].flatMap((root) =>
    readdirSync(new URL(`../${root}`, import.meta.url), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts') && !name.includes('assembly'))
      .map((name) => `${root}/${name.replaceAll('\\', '/')}`),
  )
  return Object.fromEntries(files.map((file) => [file, readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')]))
}

const sources = readSources()

test('the sources keep to the architecture', () => {
  expect(Object.keys(sources).length).toBeGreaterThan(40)
  expect(violations(sources)).toEqual([])
})

test.each<[string, string, string, string]>([
  [
    'an import to the right',
    'src/math/vector.ts',
    "import { integrate } from '../integrate/integrate.ts'",
    'layer math may not import from integrate',
  ],
  [
    'a type import to the right',
    'src/dataset/split.ts',
    "import type { Comparison } from '../compare/compare.ts'",
    'layer dataset may not import from compare',
  ],
  ['a file in no layer', 'src/helpers/misc.ts', '', 'no layer of that name'],
  [
    'src importing systems',
    'src/compare/extra.ts',
    "import { lorenz63 } from '../../systems/chaos/lorenz63.ts'",
    'src may not import systems/chaos/lorenz63.ts',
  ],
  [
    'systems importing an integrator',
    'systems/chaos/extra.ts',
    "import { odex } from '../../src/integrate/odex.ts'",
    'systems may import only src/system and src/math',
  ],
  [
    'a second door',
    'src/compare/extra.ts',
    "import { Matrix } from 'ml-matrix'",
    'ml-matrix comes in only through src/math/dense.ts',
  ],
  ['a package without a door', 'src/math/extra.ts', "import _ from 'lodash'", 'lodash has no door'],
  [
    'a dynamic import past the door',
    'src/figure/extra.ts',
    "const plotly = await import('plotly.js-dist')",
    'plotly.js-dist comes in only through',
  ],
  [
    'a package found past its door',
    'src/node/extra.ts',
    "createRequire(import.meta.url).resolve('plotly.js-dist')",
    'plotly.js-dist comes in only through',
  ],
  [
    'Node in a pure layer',
    'src/io/extra.ts',
    "import { readFileSync } from 'node:fs'",
    'only node and cli may import node:fs',
  ],
  [
    'a barrel used inside',
    'src/compare/extra.ts',
    "import { rollout } from '../index.ts'",
    'imports the entry point src/index.ts',
  ],
  ['a missing file', 'src/compare/extra.ts', "import { x } from './gone.ts'", 'which does not exist'],
  ['an unseeded draw', 'src/learn/extra.ts', 'const x = Math.random()', 'uses Math.random'],
  ['a clock', 'src/learn/extra.ts', 'const t = performance.now()', 'uses performance.now'],
])('%s is found', (_, file, text, message) => {
  const found = violations({ ...sources, [file]: `${sources[file] ?? ''}\n${text}` })
  expect(found.some((line) => line.startsWith(file) && line.includes(message))).toBe(true)
})

test('a cycle within a folder is found', () => {
  const found = violations({
    ...sources,
    'src/compare/a.ts': "import { b } from './b.ts'",
    'src/compare/b.ts': "import type { A } from './a.ts'",
  })
  expect(found).toEqual([expect.stringMatching(/^cycle: .*compare\/a\.ts/)])
})
