import { type Declaration, type Definition, declare, type State } from './declaration.ts'
import { type DdeEquations, defineDde as dde } from './define-dde.ts'
import { type HamiltonianText, defineHamiltonian as hamiltonian } from './define-hamiltonian.ts'
import { type MapEquations, defineMap as map } from './define-map.ts'
import { type OdeEquations, defineOde as ode } from './define-ode.ts'
import { type SdeEquations, defineSde as sde } from './define-sde.ts'
import { later } from './lazily.ts'
import type { DdeSystem, HamiltonianSystem, MapSystem, OdeSystem, SdeSystem } from './system.ts'

/*
 * The definitions for systems whose text a test has checked, as in a catalogue: it is parsed when a system is first used,
 * so that to import hundreds of them costs next to nothing.
 */

/** What every system of text has only once it is parsed. */
const parsed = ['definition', 'invariants', 'jacobian', 'latex', 'with'] as const

/** `defineOde` for checked text. */
export function defineOde(text: OdeEquations): OdeSystem {
  return later({ kind: 'ode', ...stated('defineOde', text) }, [...parsed, 'field'], () => ode(text))
}

/** `defineHamiltonian` for checked text. */
export function defineHamiltonian(text: HamiltonianText): HamiltonianSystem {
  const { positions, momenta, initialState } = text
  const declaration = declare('defineHamiltonian', text, [...positions, ...momenta], initialState)
  return later(
    { kind: 'ode', ...declaration, degrees: positions.length },
    [...parsed, 'equations', 'field', 'hamiltonian', 'separable', 'velocity', 'force'],
    () => hamiltonian(text),
  )
}

/** `defineMap` for checked text. */
export function defineMap(text: MapEquations): MapSystem {
  const { dt } = text
  const known = { kind: 'map' as const, ...stated('defineMap', text), ...(dt !== undefined && { dt }) }
  return later(known, [...parsed, 'advance'], () => map(text))
}

/** `defineSde` for checked text. */
export function defineSde(text: SdeEquations): SdeSystem {
  return later(
    { kind: 'sde', ...stated('defineSde', text) },
    [...parsed, 'field', 'noises', 'noiseKind', 'diffusion', 'diffusionDerivative', 'noise'],
    () => sde(text),
  )
}

/** `defineDde` for checked text. */
export function defineDde(text: DdeEquations): DdeSystem {
  return later(
    { kind: 'dde', ...stated('defineDde', text) },
    [...parsed, 'field', 'lags', 'constantDelays', 'delays', ...(text.history ? (['history'] as const) : [])],
    () => dde(text),
  )
}

/** What equations need no parsing for. */
function stated(
  by: string,
  text: Definition & { readonly equations: Readonly<Record<string, string>>; readonly initialState: State },
): Declaration & { readonly equations: Readonly<Record<string, string>> } {
  const { equations, initialState } = text
  return { ...declare(by, text, Object.keys(equations), initialState), equations: Object.freeze({ ...equations }) }
}
