import { compile } from '../../src/expression/compile.ts'
import { differentiate } from '../../src/expression/differentiate.ts'
import { children, type Expression, type Names, symbolsOf } from '../../src/expression/expression.ts'
import { parse } from '../../src/expression/parse.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** The period with which time acts on the field through sines and cosines; undefined where there is no one period. */
export function drivePeriod(system: OdeSystem): number | undefined {
  const names = { variables: system.variables, parameters: Object.keys(system.parameters), time: true }
  const frequencies = Object.values(system.equations ?? {})
    .flatMap((text) => phases(parse(text, names, system.name)))
    .map((phase) => Math.abs(rate(phase, names, system)))
  const slowest = Math.min(...frequencies)
  if (!(slowest > 0 && Number.isFinite(slowest))) return undefined
  const period = (2 * Math.PI) / slowest
  return repeats(system, period) ? period : undefined
}

/** What sines and cosines take that holds time. */
function phases(expression: Expression): Expression[] {
  const isWave = expression.kind === 'call' && /^(sin|cos)$/.test(expression.name)
  const here = isWave && symbolsOf(expression.args[0]).has('t') ? [expression.args[0]] : []
  return [...here, ...children(expression).flatMap(phases)]
}

/** ∂phase/∂t at the start. */
function rate(phase: Expression, names: Names, { parameters, initialState }: OdeSystem): number {
  const out = new Float64Array(1)
  compile([differentiate(phase, 't')], names)(Object.values(parameters))(0, Float64Array.from(initialState), out)
  return out[0]
}

/** Whether the field is the same a period later, at several times. */
function repeats({ dim, field, initialState }: OdeSystem, period: number): boolean {
  const y = Float64Array.from(initialState)
  const [now, later] = [new Float64Array(dim), new Float64Array(dim)]
  return [0.11, 0.37, 0.61, 0.83].every((part) => {
    field(part * period, y, now)
    field((part + 1) * period, y, later)
    return now.every((value, i) => Math.abs(value - later[i]) <= 1e-9 * (Math.abs(value) + 1e-6))
  })
}
