import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundle } from './bundle.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'rhei-demo-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Bundled, a process starts in a tenth of the time; within the project, so that it finds plotly. */
const script = join(root, 'node_modules', `.demo-${process.pid}.mjs`)
beforeAll(() => bundle('examples/demo/main.ts', script))
afterAll(() => rmSync(script))

/** Runs the demo as `npm run demo` does, in a process of its own. */
function demo(...args: string[]): { status: number | null; lines: string[]; error: string } {
  const command = [script, ...args, '--out', join(folder, 'report')]
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' })
  return { status, lines: stdout.trimEnd().split('\n'), error: stderr }
}

test('Lorenz 63, smaller than the real thing: the JSON line, the report and plotly beside it', () => {
  const { status, lines } = demo('--json', '--samples', '4000', '--width', '150', '--starts', '5')
  expect(status).toBe(0)
  const result = JSON.parse(lines[lines.length - 1])
  expect(result).toMatchObject({ task: 'demo', system: 'lorenz63', samples: 4000, width: 150 })
  expect(result.validTime).toMatchObject({ unit: 'Lyapunov times', threshold: 0.4, starts: 5 })
  expect(result.validTime.median).toBeGreaterThan(12)
  expect(result.validTime.min).toBeLessThanOrEqual(result.validTime.median)
  expect(result.agreementTime).toBeGreaterThan(20)
  expect(result.oneStepRmse).toBeLessThan(1e-6)
  const html = readFileSync(join(folder, 'report', 'index.html'), 'utf8')
  expect(html).toContain('Lyapunov times (median of 5 starts)')
  expect(existsSync(join(folder, 'plotly.js'))).toBe(true)
})

test('pendulum: energy drift below 1e-6 over 20 periods, periods as the elliptic integral has them', () => {
  const { lines } = demo('--system', 'pendulum', '--json')
  const { energyDrift, period } = JSON.parse(lines[lines.length - 1])
  const table = JSON.parse(readFileSync(join(root, 'test/reference/reference-values.json'), 'utf8'))
  expect(energyDrift).toBeLessThan(1e-6)
  for (const { degrees, learned, exact } of period) {
    expect(Math.abs(exact / Number(table['pendulum_period_g=L=1'][degrees]) - 1)).toBeLessThan(1e-14)
    expect(Math.abs(learned / exact - 1)).toBeLessThan(1e-7)
  }
})

test('Lotka–Volterra: the invariant drifts by less than 1e-5 over 10 periods', () => {
  const { lines } = demo('--system', 'lotka-volterra', '--json')
  const { invariantDrift, period } = JSON.parse(lines[lines.length - 1])
  expect(invariantDrift).toBeLessThan(1e-5)
  expect(Math.abs(period - 3.317457068499642)).toBeLessThan(1e-9)
})

test.each(['nino-sst', 'lynx-hare', 'sunspots'])(
  'the record %s: errors of the network and of every naive forecast, and words',
  (name) => {
    const { status, lines } = demo('--data', `examples/data/${name}.csv`, '--json', '--width', '60')
    expect(status).toBe(0)
    const { leads, nrmse, verdict, season } = JSON.parse(lines[lines.length - 1])
    expect(season).toBe(name === 'nino-sst' ? 12 : 1)
    expect(Object.keys(nrmse).length).toBe(4)
    for (const errors of Object.values<number[]>(nrmse)) expect(errors.length).toBe(leads.length)
    // The words follow from the numbers: the network is praised at exactly the leads where nothing is better.
    const [network, ...naive] = Object.values<number[]>(nrmse)
    const wins = leads.filter((_: number, k: number) => naive.every((errors) => network[k] <= errors[k]))
    if (wins.length === leads.length) expect(verdict).toEqual(['The network is the best forecast at every lead.'])
    else if (wins.length > 0) expect(verdict[0]).toContain(`best forecast ${wins.join(', ')} `)
    else expect(verdict[0]).toBe('A simpler forecast beats the network at every lead.')
  },
)

test.each<[string, string[], RegExp]>([
  ['a file that is not there', ['--data', 'nowhere.csv'], /nowhere\.csv: no such file/],
  ['an unknown system', ['--system', 'lorentz'], /must be one of lorenz63, pendulum, lotka-volterra, got 'lorentz'/],
  ['a negative width', ['--width=-5'], /--width must be a whole number from 1 up, got '-5'/],
  ['an unknown option', ['--widht', '5'], /Unknown option '--widht'/],
  [
    'more delays than samples',
    ['--data', 'examples/data/lynx-hare.csv', '--delays', '40'],
    /17 samples, but 40 delays/,
  ],
])('%s: one line, exit code 1, nothing written', (_, args, message) => {
  const before = readdirSync(folder)
  const { status, lines, error } = demo(...args)
  expect(status).toBe(1)
  expect(lines).toEqual([''])
  expect(error.trimEnd()).toMatch(message)
  expect(error.trimEnd().split('\n').length).toBe(1)
  expect(readdirSync(folder)).toEqual(before)
})

test.each<[string, string, RegExp]>([
  ['empty', '', /line 1.*empty/],
  ['ragged', 'time,a\n1,2\n2\n', /line 3/],
  ['NaN', 'time,a\n1,2\n2,NaN\n', /line 3, column 2 \(a\)/],
  ['times that go back', 'time,a\n1,2\n0,3\n', /line 3, column 1 \(time\)/],
  [
    'a gap in the times',
    `time,a\n${Array.from({ length: 40 }, (_, i) => `${i < 20 ? i : i + 5},${i % 7}`).join('\n')}`,
    /not sampled uniformly/,
  ],
])('a CSV that is %s names the place', (name, text, message) => {
  const path = join(folder, `${name.replaceAll(' ', '-')}.csv`)
  writeFileSync(path, text)
  const { status, error } = demo('--data', path)
  expect(status).toBe(1)
  expect(error).toMatch(message)
})
