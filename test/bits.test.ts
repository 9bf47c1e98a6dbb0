import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bits } from './bits.ts'
import { bundle } from './bundle.ts'

const folder = mkdtempSync(join(tmpdir(), 'rhei-bits-'))
const script = join(folder, 'bits.mjs')
beforeAll(() => bundle('test/bits.ts', script))
afterAll(() => rmSync(folder, { recursive: true }))

test('same seed, same bits: twice in one process and in two other processes', () => {
  const here = bits()
  expect(bits()).toBe(here)
  const elsewhere = (): string => execFileSync(process.execPath, [script, 'print'], { encoding: 'utf8' })
  expect(elsewhere()).toBe(here)
  expect(elsewhere()).toBe(here)
})
