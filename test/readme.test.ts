import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { afterAll, expect, test, vi } from 'vitest'

const snippetsOf = (path: string): string[] => {
  const text = readFileSync(new URL(path, import.meta.url), 'utf8')
  return [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code)
}
const readme = snippetsOf('../README.md')
const integrators = snippetsOf('../docs/integrators.md')
const learners = snippetsOf('../docs/learners.md')
const models = snippetsOf('../docs/models.md')
const snippets = [...readme, ...integrators, ...learners, ...models]
const file = (i: number): URL => new URL(`./readme-snippet-${i}.tmp.ts`, import.meta.url)

/** Runs snippet i as printed; returns what it logged. */
async function run(i: number): Promise<string> {
  writeFileSync(file(i), snippets[i])
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  try {
    await import(file(i).href)
    return log.mock.calls.map((call) => call.join(' ')).join('\n')
  } finally {
    log.mockRestore()
  }
}

/** One after another: what a snippet prints is caught by replacing `console.log`. */
async function inTurn(indices: readonly number[]): Promise<string[]> {
  const outputs: string[] = []
  for (const i of indices) outputs.push(await run(i))
  return outputs
}

afterAll(() => {
  for (const i of snippets.keys()) rmSync(file(i), { force: true })
})

test('the README has its five snippets, the first of twelve lines', () => {
  expect(readme.length).toBe(5)
  expect(readme[0].split('\n').filter((line) => line.trim() !== '').length).toBe(12)
})

test('twelve lines learn Lorenz 63 for more than ten Lyapunov times', async () => {
  const [, time] = /valid for ([\d.]+) Lyapunov times/.exec(await run(0)) ?? []
  expect(Number(time)).toBeGreaterThan(10)
})

test('a system from equations integrates and prints itself', async () => {
  expect(await run(1)).toMatch(/^complete .*\\mu/)
})

test('a record of one’s own is forecast better than by persistence', async () => {
  const output = await run(2)
  const [network, naive] = output.split('\n').map((line) => line.split(' ')[1].split(',').map(Number))
  for (const [k, value] of network.entries()) expect(value).toBeLessThan(naive[k])
})

test('a system is found, and its exponents are measured', async () => {
  expect(await run(3)).toMatch(/^\d+ \S.* -?\d.*-/)
})

test('all cores learn, and say what it took', async () => {
  const [rank, condition, seconds, flops] = (await run(4)).split(' ').map(Number)
  expect(rank).toBe(304)
  expect(condition).toBeGreaterThan(1e3)
  expect(seconds).toBeGreaterThan(0)
  expect(flops).toBeGreaterThan(2 * 10_000 * 300 ** 2)
})

test('the page on integrators: events, impacts, noise and delays, many runs', async () => {
  expect(integrators.length).toBe(4)
  const [events, impacts, noise, many] = await inTurn(integrators.map((_, i) => readme.length + i))
  expect(events.split(' ')).toHaveLength(6)
  expect(impacts).toBe('complete 3')
  expect(noise).toMatch(/^complete complete \d+$/)
  expect(many).toMatch(/^20 /)
})

test('the page on learners: choosing, forecasts, comparing, noise, families, rings, rows', async () => {
  expect(learners.length).toBe(8)
  const first = readme.length + integrators.length
  const [choosing, future, right, energy, noise, family, ring, rows] = await inTurn(learners.map((_, i) => first + i))
  expect(future).toMatch(/^7 20 horizon\n7 of \d+ candidates.*\nvalid for at least /)
  expect(right).toMatch(/^both \| collapses\n.*\ntrue$/s)
  expect(energy).toMatch(/^complete true \de-(8|9|1\d)$/)
  expect(choosing).toMatch(/^learned flow map 128 \d+ /)
  expect(
    noise
      .split(' ')
      .map(Number)
      .every((rmse) => rmse > 0 && rmse < 0.1),
  ).toBe(true)
  expect(family).toBe('24 26.5')
  expect(ring).toMatch(/^40 5 /)
  const [interval, answer] = rows.split('\n')
  const [mean, lower, upper] = interval.split(' ').map(Number)
  expect(lower).toBeLessThanOrEqual(mean)
  expect(upper).toBeGreaterThanOrEqual(mean)
  expect(answer).toMatch(/^up 0\.9|^up 1/)
})

test('the page on models: a file, exports, data', async () => {
  expect(models.length).toBe(3)
  const first = readme.length + integrators.length + learners.length
  const [file, exported, data] = await inTurn(models.map((_, i) => first + i))
  expect(file).toMatch(/^lorenz63 \d+ true$/)
  for (const length of exported.split(' ').map(Number)) expect(length).toBeGreaterThan(300)
  expect(data).toBe('x,y,z true')
})
