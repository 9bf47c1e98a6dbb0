import { expect, test } from 'vitest'
import { guarded } from './guarded.ts'
import type { Row } from './table.ts'

const request = { scale: 'short', seeds: [1], only: 'rolling, adaptive', progress: () => {} } as const

test('90 % are within 5 points of 90 %, on records of nature and on Lorenz 63', () => {
  const rows: Row[] = [...(guarded.rows(request) as Iterable<Row>)]
  expect(rows).toHaveLength(4)
  for (const { system, coveredBands, coveredTrusted, trustedHorizon } of rows) {
    expect(Math.abs(Number(coveredBands) - 0.9), String(system)).toBeLessThan(0.05)
    expect(Math.abs(Number(coveredTrusted) - 0.9), String(system)).toBeLessThan(0.05)
    expect(trustedHorizon).toBeGreaterThan(0.5)
  }
}, 60_000)
