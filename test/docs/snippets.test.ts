import { expect, test } from 'vitest'
import { numbersIn as numbers, runPage as run } from './run-page.ts'

test('the front page: together for some Lyapunov times', async () => {
  const [line] = await run('index')
  expect(line).toMatch(/ Lyapunov times$/)
  expect(numbers(line)[0]).toBeGreaterThan(2)
})

test('tutorial 1: the limit cycle, other parameters, a solution that ends', async () => {
  const [cycle, stiff, end] = await run('tutorial/1-simulate')
  expect(cycle).toMatch(/^complete 501 2\.0\d$/)
  expect(stiff).toMatch(/^complete 20 .*\\mu/)
  expect(end).toMatch(/^(diverged|step-underflow) 1\.0 /)
})

test('tutorial 2: gentler slopes win a decade', async () => {
  const [learned, rolled, gentler] = await run('tutorial/2-learn')
  expect(learned).toMatch(/^map 0\.05 204 /)
  expect(rolled).toBe('complete 401')
  expect(Number(gentler)).toBeLessThan(numbers(learned)[2] / 10)
})

test('tutorial 3: forecasts, what two truths allow, the long run', async () => {
  const [valid, agreement, verdicts, words] = await run('tutorial/3-compare')
  const allowed = Number(agreement.split(' ')[0])
  expect(numbers(valid)[0]).toBeGreaterThan(8)
  expect(numbers(valid)[0]).toBeLessThan(allowed)
  expect(verdicts).toBe('both | collapses')
  expect(words.length).toBeGreaterThan(40)
})

test('tutorial 4: the network beats persistence, and from three months on the mean of the month beats it', async () => {
  const [sizes, ...lines] = await run('tutorial/4-your-own-record')
  expect(sizes).toMatch(/^sst \d+ \d+$/)
  const [network, persistence, , month] = lines.map(numbers)
  for (const [k, error] of network.entries()) expect(error).toBeLessThan(persistence[k])
  expect(month[0]).toBeGreaterThan(network[0])
  for (const k of [1, 2, 3]) expect(month[k]).toBeLessThan(network[k])
})

test('tutorial 5: a small file, the same bits, source that stands alone', async () => {
  expect(await run('tutorial/5-save-and-deploy')).toEqual(['true', 'true', 'true true'])
})

test('the page on web components: a module of some kilobytes', async () => {
  const [length] = await run('web-component')
  expect(Number(length)).toBeGreaterThan(10_000)
  expect(Number(length)).toBeLessThan(30_000)
})
