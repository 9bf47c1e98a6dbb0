import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { bits } from './bits.ts'

const script = fileURLToPath(new URL('./bits.ts', import.meta.url))

test('same seed, same bits: twice in one process and in two other processes', () => {
  const here = bits()
  expect(bits()).toBe(here)
  const elsewhere = (): string =>
    execFileSync(process.execPath, ['--import', 'tsx', script, 'print'], { encoding: 'utf8' })
  expect(elsewhere()).toBe(here)
  expect(elsewhere()).toBe(here)
})
