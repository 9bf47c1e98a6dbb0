import { expect, test } from 'vitest'
import { runPage } from './run-page.ts'

test('a system of your own: equations, an energy, a function; a wrong name is refused with its place', async () => {
  const [outbreak, refusal, spring, chain] = await runPage('how-to/define-a-system')
  expect(outbreak).toBe('complete true')
  expect(refusal).toMatch(/typo, equation for x: unknown name 'y' at column 1/)
  expect(spring).toBe('true true')
  expect(chain).toBe('40 complete')
})

test('records with gaps: split as they are, bridged where short, learned together', async () => {
  expect(await runPage('how-to/records-with-gaps')).toEqual(['3 5 1 0', '5 5 1', '18 true'])
})

test('bands hold about what they promise; the horizon is told; a start that is nowhere near the data is refused', async () => {
  const [widths, held, trusted, refused] = await runPage('how-to/honest-bands')
  expect(widths.split(' ').length).toBe(6)
  const share = Number(/inside: (\d+) %/.exec(held)?.[1])
  expect(share).toBeGreaterThanOrEqual(80)
  expect(share).toBeLessThanOrEqual(97)
  expect(trusted).toMatch(/^valid for at least [\d.]+ years at 90 %/)
  expect(refused).toBe('far from the data 0')
})

test('delays unfold Lorenz in three dimensions; a width that grows wins; candidates are judged by forecasts', async () => {
  const [choice, why, growth, width, counts, reason] = await runPage('how-to/delays-and-width')
  expect(choice).toMatch(/^3 \d+$/)
  expect(why).toContain('Mutual information has its first minimum')
  const errors = [...growth.matchAll(/: (\S+?)(?:,|$)/g)].map(([, error]) => Number(error))
  expect(errors.at(-1)!).toBeLessThan(errors[0] / 10)
  expect(width).toMatch(/^(128|256) /)
  expect(counts).toBe('12 3')
  expect(reason).toMatch(/^3 of 12 candidates/)
})

test('a family is right between the values taught, and stops where it knows nothing', async () => {
  expect(await runPage('how-to/range-of-parameters')).toEqual([
    'ode {"rho":20}',
    'true Lyapunov times',
    'true',
    'left-region true',
  ])
})

test('a module alone gives the bits of the library', async () => {
  expect(await runPage('how-to/deploy')).toEqual(['true true true', 'true'])
})
