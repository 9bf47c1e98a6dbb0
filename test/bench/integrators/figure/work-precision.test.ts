import { expect, test } from 'vitest'
import { methods } from '../methods.ts'
import { problems } from '../problems.ts'
import type { Row } from '../row.ts'
import { logScale, powerOfTen, timeOf } from './scale.ts'
import { workPrecision } from './work-precision.ts'

const tolerances = [1e-4, 1e-6, 1e-8]
const rows = problems.flatMap((problem) =>
  methods
    .filter(({ suits }) => suits(problem))
    .flatMap(({ name }) =>
      tolerances.map((tolerance): Row => {
        const measured = { error: problem.reference ? 3 * tolerance : null, seconds: 1e-5 / tolerance, evaluations: 7 }
        return { method: name, problem: problem.name, tolerance, ...measured, status: 'complete' }
      }),
    ),
)

test('a panel per problem, a curve per method, bars where no error is known', () => {
  const svg = workPrecision(rows, 'a machine')
  const curves = problems.flatMap((problem) => (problem.reference ? methods.filter(({ suits }) => suits(problem)) : []))
  expect(count(svg, /<polyline /g)).toBe(curves.length)
  for (const { title } of problems) expect(svg).toContain(title)
  const barred = methods.filter(({ suits }) => problems.some((problem) => !problem.reference && suits(problem)))
  expect(count(svg, /<rect /g)).toBe(1 + barred.length)
})

test('the document is balanced, finite and inside its own frame', () => {
  const svg = workPrecision(rows, 'an <odd> & "long" machine')
  expect(svg).not.toMatch(/NaN|Infinity|undefined/)
  const open: string[] = []
  for (const [, closing, name, selfClosing] of svg.matchAll(/<(\/?)([a-z]+)[^<>]*?(\/?)>/g)) {
    if (closing) expect(open.pop()).toBe(name)
    else if (!selfClosing) open.push(name)
  }
  expect(open).toEqual([])
  expect(svg).toContain('an &lt;odd&gt; &amp; &quot;long&quot; machine')
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)!.map(Number)
  for (const [, x, y] of svg.matchAll(/ c?x="([-\d.]+)" c?y="([-\d.]+)"/g)) {
    expect(Number(x)).toBeLessThanOrEqual(width)
    expect(Number(y)).toBeLessThanOrEqual(height)
    expect(Math.min(Number(x), Number(y))).toBeGreaterThanOrEqual(0)
  }
})

test('names of methods whose curves end at the same height do not overlap', () => {
  const svg = workPrecision(rows, 'a machine')
  const labels = [
    ...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)" class="fill" font-weight="\d+" style="font-size:11px"/g),
  ]
  const heights = new Map<string, number[]>()
  for (const [, x, y] of labels) heights.set(x, [...(heights.get(x) ?? []), Number(y)])
  expect(heights.size).toBeGreaterThan(0)
  for (const column of heights.values()) {
    const sorted = column.sort((a, b) => a - b)
    for (let i = 1; i < sorted.length; i++) expect(sorted[i] - sorted[i - 1]).toBeGreaterThan(12)
  }
})

test('rows without a time or an error are left out, and with nothing left it says so', () => {
  const [first] = rows
  const odd = [
    { ...first, seconds: null, status: 'skipped' as const },
    { ...first, error: 0 },
    { ...first, error: 3 },
  ]
  expect(workPrecision([...odd, ...rows], 'm')).toBe(workPrecision(rows, 'm'))
  expect(() => workPrecision(odd, 'm')).toThrow('work-precision: no row has a time and an error, nothing to draw')
})

test('scales: ends, middle and labels', () => {
  const { at, decades } = logScale(-4, 0, 100, 0)
  expect([at(1e-4), at(1e-2), at(1)]).toEqual([100, 50, 0])
  expect(decades).toEqual([-4, -3, -2, -1, 0])
  expect([powerOfTen(-12), powerOfTen(3)]).toEqual(['10⁻¹²', '10³'])
  expect([-6, -4, -3, -2, -1, 0, 1].map(timeOf)).toEqual(['1 µs', '0.1 ms', '1 ms', '10 ms', '0.1 s', '1 s', '10 s'])
})

function count(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length
}
