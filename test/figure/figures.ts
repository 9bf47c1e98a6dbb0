import fc from 'fast-check'
import { colors } from '../../src/figure/theme.ts'
import { type Trajectory, timeGrid } from '../../src/trajectory.ts'

/** Paths of all numbers in a value that are not finite. */
export function nonFinite(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path} = ${value}`]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => nonFinite(inner, `${path}/${key}`))
}

/** All strings in a value that look like a color, sorted, each once. */
export function colorsIn(value: unknown): string[] {
  const text = JSON.stringify(value)
  return [...new Set(text.match(/#[0-9a-f]{6}/gi) ?? [])].sort()
}

export const themeColors: readonly string[] = Object.values(colors)

/** n states of a trajectory whose variable j is sin((j + 1)·t), with t = 0, 0.1, … */
export function wave(n: number, dim: number, variables?: readonly string[]): Trajectory {
  const times = timeGrid(0, 0.1, n - 1)
  const states = Float64Array.from({ length: n * dim }, (_, k) =>
    Math.sin(((k % dim) + 1) * times[Math.floor(k / dim)]),
  )
  return { dim, times, states, status: 'complete', ...(variables && { variables }) }
}

/** Float64Arrays that hold anything: zeros, NaN, infinities, the largest and the smallest numbers. */
export const wild: fc.Arbitrary<Float64Array> = fc.float64Array({ minLength: 1, maxLength: 40 })
