import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readData, readRawData, writeData } from '../../src/node/data-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'rhei-data-'))
afterAll(() => rmSync(folder, { recursive: true }))

const record = {
  dim: 1,
  times: Float64Array.of(0, 0.5),
  states: Float64Array.of(1, 2),
  status: 'complete' as const,
  variables: ['x'],
}

test.each(['csv', 'tsv', 'jsonl', 'npz'])('a trajectory that is written as .%s is read again', async (extension) => {
  const path = join(folder, `new/record.${extension}`)
  writeData(path, record)
  expect(await readData(path)).toEqual([record])
  expect(await readRawData(path)).toEqual([{ dim: 1, times: record.times, states: record.states, variables: ['x'] }])
})

test('compressed files are read like others, and options reach the parser', async () => {
  const path = join(folder, 'several.npz')
  writeData(path, [record, record], { compress: true })
  expect(await readData(path, { columns: [0] })).toEqual([record, record])
  writeData(join(folder, 'a.npy'), record)
  expect(await readData(join(folder, 'a.npy'), { timeColumn: 0 })).toMatchObject([{ states: record.states }])
})

test('errors name the file and leave nothing behind', async () => {
  const bad = join(folder, 'bad.csv')
  writeFileSync(bad, 'time,x\n0,1\n1,two\n')
  await expect(readData(bad)).rejects.toThrow(`readData: ${bad}: line 3, column 2 (x): "two" is not a finite number`)
  await expect(readData(bad, { columns: ['y'] })).rejects.toThrow(
    `readData: ${bad}: line 1, column 1 (time): no column`,
  )
  await expect(readData(join(folder, 'none.csv'))).rejects.toThrow('none.csv: no such file')
  await expect(readData(folder)).rejects.toThrow('is a folder, not a file')
  writeFileSync(join(folder, 'x.npz'), 'time,x\n0,1\n')
  await expect(readData(join(folder, 'x.npz'))).rejects.toThrow('this is no file of format npz')
  const before = readdirSync(folder)
  expect(() => writeData(join(folder, 'x.parquet'), record)).toThrow(
    `writeData: ${join(folder, 'x.parquet')}: parquet files`,
  )
  expect(readdirSync(folder)).toEqual(before)
})
