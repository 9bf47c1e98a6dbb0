import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { energyMeter } from '../../src/node/energy-meter.ts'

const folder = mkdtempSync(join(tmpdir(), 'rhei-energy-'))
afterAll(() => rmSync(folder, { recursive: true }))
const [counter, range] = ['energy_uj', 'max_energy_range_uj'].map((name) => join(folder, name))

test('joules since the meter was made, also when the counter starts again', () => {
  writeFileSync(range, '100000000\n')
  writeFileSync(counter, '98000000\n')
  const meter = energyMeter(counter, range)
  writeFileSync(counter, '99500000\n')
  expect(meter?.()).toBeCloseTo(1.5, 12)
  writeFileSync(counter, '500000\n')
  expect(meter?.()).toBeCloseTo(2.5, 12)
})

test('no counter, no meter', () => {
  expect(energyMeter(join(folder, 'nothing'), range)).toBeUndefined()
})
