/** Source text by path from the repository's root, such as 'src/math/random.ts'. */
export type Sources = Readonly<Record<string, string>>

/** Left may be imported by right, never the reverse. This list is the architecture. */
const LAYERS = [
  'version',
  'kernels',
  'parallel',
  'math',
  'expression',
  'system',
  'trajectory',
  'integrate',
  'dataset',
  'network',
  'learn',
  'rollout',
  'compare',
  'forecast',
  'tune',
  'figure',
  'element',
  'io',
  'tasks',
  'worker',
  'index',
  'node',
  'cli',
]

/** The one file through which each third-party package comes in. */
const DOORS: Readonly<Record<string, string>> = {
  'pure-rand': 'src/math/random.ts',
  'ml-matrix': 'src/math/dense.ts',
  'fft.js': 'src/math/fft.ts',
  fflate: 'src/io/zip.ts',
  mathjs: 'src/expression/mathjs.ts',
  odex: 'src/integrate/odex.ts',
  hyparquet: 'src/io/parquet/hyparquet.ts',
  papaparse: 'src/io/csv-table.ts',
  '@noble/hashes': 'src/math/sha256.ts',
  '@uwdata/flechette': 'src/io/arrow/arrow.ts',
  valibot: 'src/io/model/schema.ts',
  pbf: 'src/io/export/onnx/protobuf.ts',
  'plotly.js-dist': 'src/node/plotly-file.ts',
  commander: 'src/cli/main.ts',
}

/** The one place outside Node's layers that reads a clock. */
const CLOCK = 'src/parallel/stopwatch.ts'

/** Layers that may use what only Node has. */
const NODE_LAYERS = ['node', 'cli']

/** What lists the catalogue; the rest of src knows no system by name. */
const CATALOGUE = 'systems/catalogue.ts'

/** Files that only pass other files' names on. */
const BARRELS = ['src/index.ts', 'src/node/index.ts', 'src/element/index.ts', 'systems/index.ts']

interface Import {
  readonly file: string
  readonly target: string
}

/** Everything in the sources that breaks the architecture, one line each. */
export function violations(sources: Sources): string[] {
  const imports = Object.entries(sources).flatMap(([file, text]) =>
    [...text.matchAll(/(?<!')(?:from |import |\.resolve\(|require\(|import\()\s*'([^'\s]+)'/g)].map(([, target]) => ({
      file,
      target: target.startsWith('.') ? new URL(target, `file:///${file}`).pathname.slice(1) : target,
    })),
  )
  return [
    ...Object.keys(sources)
      .filter((file) => file.startsWith('src/') && rank(file) < 0)
      .map((file) => `${file}: no layer of that name`),
    ...imports.flatMap((i) => localViolation(i, sources) ?? packageViolation(i) ?? []),
    ...Object.entries(sources).flatMap(([file, text]) => forbiddenWords(file, text)),
    ...cycles(imports.filter(({ target }) => target in sources)),
  ]
}

function layer(file: string): string {
  return file.split('/')[1].replace(/\.ts$/, '')
}

function rank(file: string): number {
  return LAYERS.indexOf(layer(file))
}

function isPackage(target: string): boolean {
  return !/^(src|systems|examples|test)\//.test(target)
}

function localViolation({ file, target }: Import, sources: Sources): string | undefined {
  if (isPackage(target)) return undefined
  if (!(target in sources) && !/\.(d\.ts|json)$/.test(target)) return `${file}: imports ${target}, which does not exist`
  if (BARRELS.includes(target)) return `${file}: imports the entry point ${target}`
  if (file.startsWith('systems/')) {
    const allowed = target.startsWith('systems/') || ['system', 'math'].includes(layer(target))
    return allowed ? undefined : `${file}: systems may import only src/system and src/math, not ${target}`
  }
  if (target === CATALOGUE && layer(file) === 'cli') return undefined
  if (!target.startsWith('src/')) return `${file}: src may not import ${target}`
  if (rank(target) > rank(file)) return `${file}: layer ${layer(file)} may not import from ${layer(target)}`
  return undefined
}

function packageViolation({ file, target }: Import): string | undefined {
  if (!isPackage(target)) return undefined
  if (target.startsWith('node:'))
    return NODE_LAYERS.includes(layer(file))
      ? undefined
      : `${file}: only ${NODE_LAYERS.join(' and ')} may import ${target}`
  const name = target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/')
  if (!(name in DOORS)) return `${file}: ${name} has no door`
  return DOORS[name] === file ? undefined : `${file}: ${name} comes in only through ${DOORS[name]}`
}

/** No clock and no unseeded randomness in what must give the same bits. */
function forbiddenWords(file: string, text: string): string[] {
  if (file === CLOCK || (file.startsWith('src/') && NODE_LAYERS.includes(layer(file)))) return []
  return ['Math.random', 'Date.now', 'performance.now', 'new Date']
    .filter((word) => text.includes(word))
    .map((word) => `${file}: uses ${word}`)
}

function cycles(imports: readonly Import[]): string[] {
  const targets = new Map<string, string[]>()
  for (const { file, target } of imports) targets.set(file, [...(targets.get(file) ?? []), target])
  const done = new Set<string>()
  const found: string[] = []
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) found.push(`cycle: ${[...path.slice(path.indexOf(file)), file].join(' > ')}`)
    if (path.includes(file) || done.has(file)) return
    for (const target of targets.get(file) ?? []) visit(target, [...path, file])
    done.add(file)
  }
  for (const file of targets.keys()) visit(file, [])
  return found
}
