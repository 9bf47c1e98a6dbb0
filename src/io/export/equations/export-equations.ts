import type { DdeSystem, SdeSystem, System } from '../../../system/system.ts'
import { VERSION } from '../../../version.ts'
import { equationBody } from '../program/equation-program.ts'
import { plainLine } from '../text/heading.ts'
import { snakeCase } from '../text/names.ts'
import { juliaFunction } from './julia.ts'
import { pythonFunction } from './python-function.ts'

export interface EquationsOptions {
  readonly to: 'latex' | 'julia' | 'python'
}

/**
 * The equations of a system as text: an `aligned` environment for math mode; a Julia function f!(du, u, p, t), as
 * DifferentialEquations.jl takes it, with u0 and p; or a Python function of (t, state, parameters), as SciPy's solve_ivp
 * takes it, with y0. A map's function gives the next state. What `sindy` finds is a system like any other.
 *
 * @throws RangeError for a system without equations, or with delays or noise where code is asked for.
 */
export function exportEquations(system: System | SdeSystem | DdeSystem, { to }: EquationsOptions): string {
  const { name, kind, equations, latex, initialState } = system
  if (!equations || !latex)
    throw new RangeError(
      `exportEquations: ${name} has no equations; a learned system can be exported by exportModule, exportC, exportPython or exportOnnx`,
    )
  const parameters = Object.entries(system.parameters).map(([key, value]) => `${key} = ${value}`)
  const heading = [name, `rhei ${VERSION}, exportEquations`, ...parameters].join(', ')
  const head = (comment: string): string => `${comment} ${plainLine(heading)}\n`
  if (to === 'latex') return `${head('%')}\\begin{aligned}\n${latex.map(aligned).join(' \\\\\n')}\n\\end{aligned}\n`
  if (to !== 'julia' && to !== 'python')
    throw new RangeError(`exportEquations: to must be 'latex', 'julia' or 'python', got '${to}'`)
  if (kind !== 'ode' && kind !== 'map')
    throw new RangeError(`exportEquations: ${name} is of kind '${kind}', which can be exported to 'latex' only`)
  const body = equationBody(system)
  if (to === 'python')
    return `${head('#')}${usage(to, kind, name)}${pythonFunction(snakeCase(name), body, initialState)}`
  return `${head('#')}${usage(to, kind, name)}${juliaFunction(snakeCase(name), body, initialState)}`
}

/** One line, with a mark where it is lined up. */
function aligned(line: string): string {
  return line.replace(/ (=|\\mapsto) /, ' &$1 ')
}

function usage(to: 'julia' | 'python', kind: System['kind'], name: string): string {
  const called = snakeCase(name)
  const calls = {
    julia: {
      ode: `using DifferentialEquations; solve(ODEProblem(${called}!, u0, (0.0, 10.0), p))`,
      map: `using DifferentialEquations; solve(DiscreteProblem(${called}!, u0, (0, 100), p))`,
    },
    python: {
      ode: `scipy.integrate.solve_ivp(${called}, (0, 10), y0)`,
      map: `y = ${called}(0, y0)  # the next state`,
    },
  }
  return `# ${calls[to][kind]}\n\n`
}
