import { spawnSync } from 'node:child_process'
import { differentiate } from '../../../src/expression/differentiate.ts'
import { parse } from '../../../src/expression/parse.ts'
import { toText } from '../../../src/expression/to-text.ts'
import type { OdeSystem } from '../../../src/system/system.ts'
import type { Job } from './job.ts'
import { SCIPY } from './methods.ts'
import { problemNamed } from './problems.ts'
import { tolerancesOf } from './solve.ts'

/** A job as with_scipy.py reads it: the same equations, tolerances and, for implicit methods, the same Jacobian. */
export function scipyJob({ method, problem: name, tolerances, effort }: Job): object {
  const problem = problemNamed(name)
  const { system, end, stiff } = problem
  const { variables, parameters, initialState, equations = {} } = system
  return {
    method: method.slice(SCIPY.length),
    variables,
    parameters,
    equations: Object.values(equations).map(python),
    jacobian: stiff ? jacobianText(system) : null,
    initialState,
    end,
    tolerances: tolerances.map((tolerance) => tolerancesOf(problem, tolerance)),
    effort,
  }
}

/** ∂fᵢ/∂yⱼ as text, row by row. */
function jacobianText({ name, variables, parameters, equations = {} }: OdeSystem): string[][] {
  const names = { variables, parameters: Object.keys(parameters), time: true }
  return Object.values(equations).map((text) => {
    const formula = parse(text, names, name)
    return variables.map((variable) => python(toText(differentiate(formula, variable))))
  })
}

function python(text: string): string {
  return text.replaceAll('^', '**')
}

/** scipy's version, where Python has it. */
export function scipyVersion(): string | undefined {
  const { status, stdout } = spawnSync('python3', ['-c', 'import scipy; print(scipy.__version__)'], {
    encoding: 'utf8',
  })
  return status === 0 ? `scipy ${stdout.trim()}` : undefined
}
