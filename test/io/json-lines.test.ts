import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatJsonLines, parseJsonLines } from '../../src/io/json-lines.ts'
import type { Trajectory } from '../../src/trajectory.ts'
import { mutated, survives } from './mutations.ts'

const finite = fc.double({ noNaN: true, noDefaultInfinity: true })
const name = fc
  .string({ unit: 'binary', minLength: 1 })
  .filter((s) => !['time', 'trajectory'].includes(s) && !/^\d+$/.test(s))

function trajectory(variables: readonly string[]): fc.Arbitrary<Trajectory & { variables: readonly string[] }> {
  return fc.uniqueArray(finite, { minLength: 1, maxLength: 6, comparator: (a, b) => a === b }).chain((times) => {
    const size = times.length * variables.length
    return fc.array(finite, { minLength: size, maxLength: size }).map((states) => ({
      dim: variables.length,
      times: Float64Array.from(times).sort(),
      states: Float64Array.from(states),
      status: 'complete' as const,
      variables,
    }))
  })
}

const several = fc
  .uniqueArray(name, { minLength: 1, maxLength: 3 })
  .chain((variables) => fc.array(trajectory(variables), { minLength: 1, maxLength: 3 }))

test('trajectories come back bit by bit, and are written again as the same text', () => {
  fc.assert(
    fc.property(several, (list) => {
      const text = formatJsonLines(list)
      const back = parseJsonLines(text, {}, false)
      expect(back).toEqual(list.map(({ status: _, ...rest }) => rest))
      expect(formatJsonLines(back.map((one) => ({ ...one, status: 'complete' })))).toBe(text)
    }),
  )
})

test('the text is what it says: one object per sample', () => {
  const one: Trajectory = { dim: 1, times: Float64Array.of(0, 1), states: Float64Array.of(2, -0), status: 'complete' }
  expect(formatJsonLines([one])).toBe('{"time":0,"y0":2}\n{"time":1,"y0":-0}\n')
  expect(formatJsonLines([one, one]).split('\n')[2]).toBe('{"trajectory":1,"time":0,"y0":2}')
})

test('keys may come in any order; times are found by name, or there are none', () => {
  const [record] = parseJsonLines('\uFEFF{"x":1,"t":0}\r\n\r\n{"t":2,"x":3}', {}, false)
  expect(record).toEqual({ dim: 1, times: Float64Array.of(0, 2), states: Float64Array.of(1, 3), variables: ['x'] })
  expect(parseJsonLines('{"x":1,"y":"a"}\n{"x":2,"y":"b"}', { columns: ['x'] }, false)[0].times).toEqual(
    Float64Array.of(0, 1),
  )
  expect(parseJsonLines('{"x":1}\n{"x":null}', {}, true)[0].states[1]).toBeNaN()
  expect(parseJsonLines('{"trajectory":3,"x":1}\n{"trajectory":5,"x":1}', {}, false)).toHaveLength(2)
})

test.each([
  ['', 'the file is empty'],
  ['{"x":1}\n{"x":1', 'line 2: "{\\"x\\":1" is not a JSON object'],
  ['[1]', 'line 1: "[1]" is not a JSON object'],
  ['{"x":1}\n\n{"x":"a"}', 'line 3 (x): "\\"a\\"" is not a finite number'],
  ['{"x":1e999}', 'line 1 (x): "null" is not a finite number'],
  ['{"x":null}', 'line 1 (x): missing value'],
  ['{"x":1}\n{"y":1}', 'line 2 (y): a key that the first line does not have'],
  ['{"x":1,"y":1}\n{"y":1}', 'line 2 (x): the key is not there'],
  ['{"time":1,"x":1}\n{"time":1,"x":1}', 'line 2 (time): time 1 does not exceed 1'],
  ['{"trajectory":1,"x":1}\n{"trajectory":0,"x":1}', 'line 2 (trajectory): "0"; expected whole numbers'],
  ['{"__proto__":1}\n{"x":1}', 'line 2 (x): a key'],
  ['{}', 'the table has no columns'],
])('%j is refused', (text, problem) => {
  expect(() => parseJsonLines(text, {}, false)).toThrow(SyntaxError)
  expect(() => parseJsonLines(text, {}, false)).toThrow(problem)
})

test('names that would not come back are refused', () => {
  const one: Trajectory = { dim: 1, times: Float64Array.of(0), states: Float64Array.of(2), status: 'complete' }
  for (const bad of ['time', 'trajectory', '7'])
    expect(() => formatJsonLines([{ ...one, variables: [bad] }])).toThrow(RangeError)
  expect(() => formatJsonLines([one, { ...one, variables: ['x'] }])).toThrow('trajectory 1 has other variables')
})

test('damaged text is an error or a record, never a crash', async () => {
  const text = new TextEncoder().encode('{"trajectory":0,"time":0,"x":1.5}\n{"trajectory":1,"time":0,"x":null}\n')
  await survives(mutated(text), (bytes) => parseJsonLines(new TextDecoder().decode(bytes), {}, true))
})
