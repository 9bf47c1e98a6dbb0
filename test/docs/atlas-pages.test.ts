import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { descriptionOf } from '../../docs/atlas/description.ts'
import { fieldEquations } from '../../docs/atlas/field-equations.ts'
import { math } from '../../docs/atlas/math.ts'
import { systemPage } from '../../docs/atlas/page.ts'
import { type Portrayed, portray } from '../../docs/atlas/portrayed.ts'
import { writeAtlas } from '../../docs/atlas/write-atlas.ts'
import { defineDde } from '../../src/system/define-dde.ts'
import { defineOde } from '../../src/system/define-ode.ts'
import { defineSde } from '../../src/system/define-sde.ts'
import type { Trajectory } from '../../src/trajectory.ts'
import { type CatalogueEntry, type CatalogueSystem, catalogue, findSystems } from '../../systems/catalogue.ts'
import { grayScottSquareOf } from '../../systems/fields/gray-scott.ts'
import { misnested, textOf } from './markup.ts'

const MOST_BYTES = 100_000
const ids = [
  'lorenz63',
  'henon',
  'duffing',
  'robertson',
  'figureEight',
  'fputChain',
  'blinkingVortexMap',
  'logistic',
  'heatEquation',
]
const entryOf = (id: string): CatalogueEntry => catalogue().find((entry) => entry.id === id)!

const sourceOf = (file: string): string => readFileSync(new URL(`../../systems/${file}`, import.meta.url), 'utf8')

const made = (id: string, system: CatalogueSystem, more: Partial<CatalogueEntry> = {}): CatalogueEntry => ({
  ...{ id, system, domain: 'made', hamiltonian: false, driven: false },
  ...{ delay: system.kind === 'dde', stochastic: system.kind === 'sde' },
  ...more,
})

const noise = made(
  'noise',
  defineSde({ name: 'noise', equations: { x: '-x' }, noise: { x: '1' }, initialState: { x: 1 } }),
)
const lagging = made(
  'lagging',
  defineDde({ name: 'lagging', equations: { x: '-x(t - 1.6)' }, initialState: { x: 1 }, period: 6.4 }),
)

/** The numbers in the row of a table that this name opens. */
function numbersBeside(page: string, name: string): number[] {
  const [, row] = new RegExp(`<code>${name}</code></th>(.*)</tr>`).exec(page)!
  const plain = textOf(row.replaceAll('</td>', ' '))
    .replace(/×?10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g, (power) => `${power[0] === '×' ? '' : '1'}e${power.replace(/×?10/, '')}`)
    .replace(/[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => '-0123456789'['⁻⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit)])
  return plain
    .trim()
    .split(/\s+/)
    .map(Number)
    .filter((value) => !Number.isNaN(value))
}

describe.each(ids)('the page of %s', (id) => {
  const entry = entryOf(id)
  const { system } = entry
  let page: string
  beforeAll(() => {
    page = systemPage(portray(entry))
  })

  test('is well nested, within its size, with one main heading and named pictures', () => {
    expect(misnested(page)).toBeUndefined()
    expect(Buffer.byteLength(page)).toBeLessThan(MOST_BYTES)
    expect(page.match(/<h1>/g)).toHaveLength(1)
    expect(page.match(/<svg /g)).toHaveLength(2)
    for (const [svg] of page.matchAll(/<svg [^>]*>/g)) expect(svg).toMatch(/role="img" aria-label="[^"]{10,}"/)
    expect(page).not.toMatch(/NaN|Infinity|undefined|\[object/)
  })

  test('has every parameter and variable with its value', () => {
    const starts = system.variables.map((name, i) => [name, system.initialState[i]] as const)
    for (const [name, value] of [...Object.entries(system.parameters), ...starts])
      expect(Math.abs(numbersBeside(page, name)[0] - value)).toBeLessThanOrEqual(1e-7 * Math.abs(value))
  })

  test('has its equations, or its notes where it has none', () => {
    if (system.latex) expect(page.match(/<math/g)!.length).toBeGreaterThan(0)
    else expect(textOf(page)).toContain(system.notes!)
    if (system.source) expect(textOf(page)).toContain(system.source)
  })
})

test('every equation of a small system is typeset, aligned at its sign', () => {
  const [annotation] = /<annotation [^>]*>[^<]*/.exec(systemPage(portray(entryOf('lorenz63'))))!
  const aligned = entryOf('lorenz63').system.latex!.map((line) => line.replace(' = ', ' &= '))
  expect(textOf(annotation)).toBe(`\\begin{aligned} ${aligned.join(' \\\\ ')} \\end{aligned}`)
})

test('a large system has one equation of each kind and the others as LaTeX', () => {
  const page = textOf(systemPage(portray(entryOf('fputChain'))))
  expect(page).toContain('60 more lines have the same form')
  for (const line of entryOf('fputChain').system.latex!) expect(page).toContain(line)
})

test('what has no text is typeset from equations by hand, each field from its own', () => {
  const fields = findSystems({ domain: 'fields' })
  expect(Object.keys(fieldEquations).sort()).toEqual(fields.map(({ id }) => id).sort())
  for (const { id } of fields)
    for (const line of fieldEquations[id]) expect(math(line)).toMatch(/^<span class="katex"><math/)
  const page = systemPage(portray(entryOf('heatEquation')))
  expect(textOf(/<annotation [^>]*>[^<]*/.exec(page)![0])).toContain('u_t &= \\mathrm{diffusivity} \\, u_{xx}')
  expect(page).toContain('field on a grid, 64 variables')
})

test('a field in the plane is a map of where it is high, its table cut', () => {
  const entry = { ...entryOf('grayScottSquare'), system: grayScottSquareOf({ size: 34 }) }
  const portrayed = portray(entry)
  const { axes, layers, sameScale } = portrayed.view!
  expect([axes.length, layers.length, sameScale]).toEqual([2, 1, true])
  const [x, y] = layers[0].columns
  expect(x.length).toBeGreaterThan(50)
  expect(x.length).toBeLessThan(34 * 34)
  // The start is the same with x and y exchanged, and so is all that follows.
  const places = (a: Float64Array, b: Float64Array): string[] => Array.from(a, (value, i) => `${value} ${b[i]}`).sort()
  expect(places(x, y)).toEqual(places(y, x))
  const page = systemPage(portrayed)
  expect(textOf(page)).toContain('2184 more variables are not listed')
  expect(Buffer.byteLength(page)).toBeLessThan(MOST_BYTES)
})

test('a page says what its system is in the words of the docstring above it', () => {
  expect(descriptionOf('henon')).toBe(/\/\*\* (.*) \*\/\nexport const henon\b/.exec(sourceOf('maps/henon.ts'))![1])
  expect(textOf(systemPage(portray(entryOf('henon'))))).toContain(descriptionOf('henon'))
  for (const { id } of catalogue()) {
    expect([id, descriptionOf(id)]).toEqual([id, expect.stringMatching(/^[\p{Lu}\p{N}].{15,}[.]$/u)])
    expect(descriptionOf(id)).not.toMatch(/\s\*|@|`/)
  }
  expect(descriptionOf('unheardOf')).toBeUndefined()
})

describe('the code on a page', () => {
  const folder = mkdtempSync(join(import.meta.dirname, 'code.tmp-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  /** The trajectory that the printed code gives, run as printed but for the systems that no one can import. */
  async function run({ entry }: Portrayed, page: string): Promise<Trajectory> {
    const code = textOf(/<pre><code>([\s\S]*?)<\/code>/.exec(page)![1])
    expect(code.split('\n')).toHaveLength(3)
    const file = join(folder, `${entry.id}.tmp.ts`)
    const own = entry.domain === 'made'
    if (own) {
      const { kind, ...definition } = entry.system.definition!
      const define = { sde: 'defineSde', dde: 'defineDde' }[kind]!
      const text = `import { ${define} } from 'rhei'\nexport const ${entry.id} = ${define}(${JSON.stringify(definition)})`
      writeFileSync(join(folder, `own-${entry.id}.tmp.ts`), text)
    }
    writeFileSync(
      file,
      `${own ? code.replace('rhei/systems', `./own-${entry.id}.tmp.ts`) : code}\nexport { trajectory }`,
    )
    return (await import(file)).trajectory
  }

  test.each<[string, CatalogueEntry, string]>([
    ['a flow', entryOf('lorenz63'), 'integrate('],
    ['a map', entryOf('henon'), 'iterate('],
    ['a field', entryOf('kuramotoSivashinsky'), 'etdrk4('],
    ['a stiff system', entryOf('robertson'), 'rodas5p()'],
    ['a stochastic system', noise, 'sri2('],
    ['a delay system', lagging, 'integrateDde('],
  ])('gives the very trajectory of the picture: %s', async (_, entry, word) => {
    const portrayed = portray(entry)
    const page = systemPage(portrayed)
    expect(textOf(page)).toContain(word)
    const trajectory = await run(portrayed, page)
    expect(trajectory.status).toBe('complete')
    expect(trajectory.times).toEqual(portrayed.simulation!.trajectory.times)
    expect(trajectory.states).toEqual(portrayed.simulation!.trajectory.states)
  })
})

test('no text of a system is markup', () => {
  const evil = '</title><script>alert(1)</script><b title="x">\'&amp;'
  const system = defineOde({
    ...{ name: evil, notes: evil, source: evil, domain: evil, units: { x: evil, time: evil } },
    ...{ equations: { x: '1 - x' }, initialState: { x: 0 } },
  })
  const entry = made('evil', system, { domain: evil })
  const page = systemPage(portray(entry), { before: entry })
  expect(page).not.toMatch(/<script|<b title|&amp;lt;|&amp;amp;amp;/)
  expect(misnested(page)).toBeUndefined()
  expect(textOf(page).split(evil).length).toBeGreaterThan(5)
})

test('a trajectory that ends shows the part it has, and why it ends', () => {
  const blowUp = defineOde({ name: 'blow-up', equations: { x: 'x^2' }, initialState: { x: 1 }, period: 1 })
  const { simulation, trouble } = portray(made('blowUp', blowUp))
  const { times, status } = simulation!.trajectory
  expect(status).not.toBe('complete')
  expect(times[times.length - 1]).toBeGreaterThan(0.98)
  const page = systemPage(portray(made('blowUp', blowUp)))
  expect(textOf(page)).toContain(trouble)
  expect(page.match(/<svg /g)).toHaveLength(2)
})

test('a system whose field throws has a page that says so', () => {
  const system = defineOde({
    ...{ name: 'broken', variables: ['x'], initialState: [1], period: 1 },
    field: (t: number, _: Float64Array, dydt: Float64Array) => {
      if (t > 0) throw new Error('no field today')
      dydt[0] = 1
    },
  })
  const page = systemPage(portray(made('broken', system)))
  expect(misnested(page)).toBeUndefined()
  expect(textOf(page)).toContain('no field today')
})

test('what was measured is on the page with its errors; what was not is not', () => {
  const measured = {
    ...{ spectrum: [0.9057, 0, -14.5724], standardError: [0.0012, 0.0004, 0.0011], meanDivergence: -13.6667 },
    ...{ kaplanYorke: 2.0622, chaotic: true, period: 0.7511, start: [1, 1, 1], time: 1e4, transient: 100 },
    ...{ mean: [0.01, 0.02, 23.55], standardDeviation: [7.9, 9, 8.6], least: [-19.5, -27.1, 0.96] },
    ...{ most: [19.6, 27.2, 47.8], method: 'dop853', status: 'complete' },
  }
  const page = textOf(systemPage(portray({ ...entryOf('lorenz63'), measured })))
  for (const text of ['0.9057 ± 0.0012', '-14.5724 ± 0.0011', '2.0622', '-13.667', '0.7511', '-27.1', '47.8'])
    expect(page).toContain(text)
  const { measured: _, ...unmeasured } = entryOf('lorenz63')
  expect(textOf(systemPage(portray(unmeasured)))).not.toMatch(/Kaplan|±/)
})

test('the atlas has a page for each system and an index that leads to all of them by domain', () => {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-'))
  const entries = [...['henon', 'lorenz84', 'logistic', 'vallisElNino'].map(entryOf), noise, lagging]
  try {
    writeAtlas(entries, folder)
    expect(readdirSync(folder).sort()).toEqual([...entries.map(({ id }) => `${id}.html`), 'index.html'].sort())
    const index = readFileSync(join(folder, 'index.html'), 'utf8')
    expect(misnested(index)).toBeUndefined()
    for (const { id, domain } of entries) {
      const [section] = new RegExp(`<section id="${domain}">[\\s\\S]*?</section>`).exec(index)!
      expect(section).toContain(`href="${id}.html"`)
      expect(readFileSync(join(folder, `${id}.html`), 'utf8')).toContain(`href="index.html#${domain}"`)
    }
    expect(index.match(/aria-hidden="true"/g)).toHaveLength(entries.length)
    for (const flag of ['chaotic', 'delay', 'stochastic', 'map']) expect(index).toContain(`value="${flag}"`)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('in the site, systems that the lab can show link to it; elsewhere there is no lab', () => {
  const bar = '<nav>rhei</nav>'
  const link = 'href="../lab.html?system=henon"'
  expect(systemPage(portray(entryOf('henon')), { bar })).toContain(link)
  expect(systemPage(portray(entryOf('henon')))).not.toContain('lab.html')
  expect(systemPage(portray(entryOf('duffing')), { bar })).not.toContain('lab.html')
})
