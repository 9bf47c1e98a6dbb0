import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { afterAll, expect, test, vi } from 'vitest'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const snippets = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code)
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

afterAll(() => {
  for (const i of snippets.keys()) rmSync(file(i), { force: true })
})

test('the README has its four snippets, the first of twelve lines', () => {
  expect(snippets.length).toBe(4)
  expect(snippets[0].split('\n').filter((line) => line.trim() !== '').length).toBe(12)
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

test('all cores learn, and say what it took', async () => {
  const [rank, condition, seconds, flops] = (await run(3)).split(' ').map(Number)
  expect(rank).toBe(304)
  expect(condition).toBeGreaterThan(1e3)
  expect(seconds).toBeGreaterThan(0)
  expect(flops).toBeGreaterThan(2 * 10_000 * 300 ** 2)
})
