import type { Box } from '../../../math/box.ts'
import { VERSION } from '../../../version.ts'
import type { Program } from '../program/program.ts'

export interface ExportOptions {
  /** What the data come from, for the heading. */
  readonly system?: string
}

/** What the comment at the head of an export says, line by line: plain text that no comment ends at. */
export function heading(program: Program, by: string, { system }: ExportOptions, usage: readonly string[]): string[] {
  const { name, variables, outputs, dt, parameters, region } = program
  const values = Object.entries(parameters).map(([key, value]) => `${key} = ${value}`)
  const lines = [
    `${name}${system === undefined ? '' : ` (${system})`}`,
    `Written by rhei ${VERSION}, ${by}. It needs nothing else, and gives the library's numbers.`,
    `Variables: ${brief(variables)}${outputs ? `; outputs: ${brief(outputs)}` : ''}`,
    ...(dt === undefined ? [] : [`Time step: ${dt}`]),
    ...(values.length === 0 ? [] : [`Parameters: ${brief(values)}`]),
    ...(region ? [`Training region: ${brief(intervals(variables, region))}; outside it extrapolates`] : []),
    ...usage,
  ]
  return lines.map(plainLine)
}

/** Text for one line of a comment: no line breaks, no end of the comment. */
export function plainLine(line: string): string {
  return line
    .replace(/[\p{Cc}\u2028\u2029]/gu, ' ')
    .replace(/\*\//g, '* /')
    .replace(/\/\*/g, '/ *')
    .replace(/\\/g, "'")
}

/** Items of a list that a heading shows. */
const SHOWN = 8

function brief(items: readonly string[]): string {
  if (items.length <= SHOWN) return items.join(', ')
  return `${items.slice(0, SHOWN).join(', ')}, ... (${items.length})`
}

function intervals(variables: readonly string[], { lower, upper }: Box): string[] {
  const bounded = variables.map((name, j) => ({ name, low: lower[j], high: upper[j] }))
  return bounded
    .filter(({ low, high }) => Number.isFinite(low) && Number.isFinite(high))
    .map(({ name, low, high }) => `${name} in [${Number(low.toPrecision(4))}, ${Number(high.toPrecision(4))}]`)
}
