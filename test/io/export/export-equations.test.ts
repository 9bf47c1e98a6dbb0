import { execFileSync } from 'node:child_process'
import katex from 'katex'
import { describe, expect, it } from 'vitest'
import { parse } from '../../../src/expression/parse.ts'
import { toText } from '../../../src/expression/to-text.ts'
import { integrate } from '../../../src/integrate/integrate.ts'
import { exportEquations } from '../../../src/io/export/equations/export-equations.ts'
import { exportModule } from '../../../src/io/export/module/export-module.ts'
import { equationBody } from '../../../src/io/export/program/equation-program.ts'
import { sindy } from '../../../src/learn/baselines/sindy.ts'
import { learnFlowMap } from '../../../src/learn/flow-map.ts'
import type { System } from '../../../src/system/system.ts'
import { timeGrid } from '../../../src/trajectory.ts'
import { mackeyGlass } from '../../../systems/biology/mackey-glass.ts'
import { catalogue } from '../../../systems/catalogue.ts'
import { lorenz63 } from '../../../systems/chaos/lorenz63.ts'
import { importedModule } from './run-module.ts'
import { hasNumpy } from './run-python.ts'

const known = catalogue().flatMap(({ system }): System[] =>
  (system.kind === 'ode' || system.kind === 'map') && system.equations ? [system] : [],
)

function valuesAtStart(system: System, t: number): Float64Array {
  const y = Float64Array.from(system.initialState)
  const out = new Float64Array(system.dim)
  if (system.kind === 'ode') system.field(t, y, out)
  else system.advance(y, out, t)
  return out
}

describe('exportEquations', () => {
  it('writes Julia whose right-hand sides are the equations again', () => {
    expect(known.length).toBeGreaterThan(100)
    for (const system of known) {
      const { formulas } = equationBody(system)
      const text = exportEquations(system, { to: 'julia' })
      const sides = [...text.matchAll(/ {4}du\[\d+\] = (.*)/g)].map(([, side]) => side)
      const back = new Map(
        [...text.matchAll(/ {4}(\S+) = [up]\[(\d+)\]/g)].map(([, name]) => [name, name.replace(/_$/, '')]),
      )
      const read = sides.map((side) => {
        const plain = side
          .replace(/[\wα-ω]+/g, (word) => back.get(word) ?? word)
          .replace(/heaviside\(/g, 'step(')
          .replace(/ℯ/g, 'e')
        const names = { variables: system.variables, parameters: Object.keys(system.parameters), time: true }
        return toText(parse(plain.replace(/atan\(([^,()]+),/g, 'atan2($1,'), names, system.name))
      })
      expect(read).toEqual(formulas.map(toText))
    }
  })

  it.skipIf(!hasNumpy)('writes Python that has the values of the field, where there is NumPy', () => {
    const parts = known.map((system, k) => {
      const text = exportEquations(system, { to: 'python' })
      const [, name] = /^def (\w+)\(t, state/m.exec(text)!
      return `${text}\nvalues[${k}] = [float(value) for value in ${name}(0.3, y0)]`
    })
    const script = `import json\nvalues = {}\n${parts.join('\n')}\nprint(json.dumps(values))`
    const values: Record<string, number[]> = JSON.parse(String(execFileSync('python3', ['-'], { input: script })))
    for (const [k, system] of known.entries()) {
      const truth = valuesAtStart(system, 0.3)
      const size = Math.max(...truth.map(Math.abs), 1e-300)
      for (const [j, value] of truth.entries())
        expect(Math.abs(values[k][j] - value) / size, `${system.name}, ${system.variables[j]}`).toBeLessThan(1e-12)
    }
  })

  it('writes LaTeX that typesets', () => {
    for (const system of known.filter((_, k) => k % 10 === 0)) {
      const text = exportEquations(system, { to: 'latex' })
      expect(text.match(/&(=|\\mapsto) /g)).toHaveLength(system.dim)
      katex.renderToString(text, { throwOnError: true, displayMode: true, strict: 'ignore' })
    }
  })

  it('prints Lorenz 63 as one would write it', () => {
    expect(exportEquations(lorenz63, { to: 'julia' }).split('\n').slice(3)).toEqual([
      'function lorenz_63!(du, u, p, t)',
      '    x = u[1]',
      '    y = u[2]',
      '    z = u[3]',
      '    sigma = p[1]',
      '    rho = p[2]',
      '    beta = p[3]',
      '    du[1] = sigma * (y - x)',
      '    du[2] = x * (rho - z) - y',
      '    du[3] = x * y - beta * z',
      '    return nothing',
      'end',
      '',
      'u0 = [1.0, 1.0, 1.0]',
      'p = (sigma = 10.0, rho = 28.0, beta = 2.6666666666666665,)',
      '',
    ])
  })

  it('takes what sindy finds', () => {
    const orbit = integrate(lorenz63, [1, 2, 20], timeGrid(0, 0.01, 500))
    const found = sindy(orbit, { degree: 2, digits: 2, derivatives: lorenz63 })
    expect(exportEquations(found, { to: 'python' })).toContain('        28.0 * x - y - x * z,')
  })

  it('refuses delays in code, and what is no equation', () => {
    expect(exportEquations(mackeyGlass, { to: 'latex' })).toContain('\\begin{aligned}')
    expect(() => exportEquations(mackeyGlass, { to: 'julia' })).toThrow(
      "of kind 'dde', which can be exported to 'latex' only",
    )
    const orbit = integrate(lorenz63, [1, 2, 20], timeGrid(0, 0.05, 50))
    expect(() => exportEquations(learnFlowMap(orbit, { width: 5 }), { to: 'latex' })).toThrow('has no equations')
    expect(() => exportEquations(lorenz63, { to: 'fortran' as 'latex' })).toThrow("got 'fortran'")
  })
})

it('exportModule gives the bits of every system in the catalogue', async () => {
  const modules = await Promise.all(known.map((system) => importedModule(exportModule(system))))
  for (const [k, system] of known.entries()) {
    const y = Float64Array.from(system.initialState)
    const out = new Float64Array(system.dim)
    if (system.kind === 'ode') modules[k].field(0.3, y, out)
    else modules[k].advance(y, out, 0.3)
    expect(out, system.name).toEqual(valuesAtStart(system, 0.3))
  }
})
