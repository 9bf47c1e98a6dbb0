import type { Jacobian, MapSystem, OdeSystem } from '../../system/system.ts'
import { withoutParameters } from '../learned-system.ts'
import type { Learned } from '../scaled-network.ts'
import { fieldOf, type Make, mapOf, type Source, sourcesOf } from '../source.ts'
import { type Ensemble, meanAndSpread } from './ensemble.ts'
import { trainingRmse } from './training-rmse.ts'

/** Writes the standard deviation over the members of what they say at y into out; shape [dim]. */
export type Spread = (y: Float64Array, out: Float64Array, t?: number) => void

/** The mean of several learned flow maps: a map like any other, that knows where its members disagree. */
export interface EnsembleMap extends MapSystem, Ensemble<MapSystem & Learned> {
  readonly spread: Spread
}

/** The mean of several learned vector fields: a vector field like any other. */
export interface EnsembleField extends OdeSystem, Ensemble<OdeSystem & Learned> {
  readonly spread: Spread
}

/** @throws RangeError for fewer than two members, or members that differ in dim or dt. */
export function ensembleMap(members: readonly (MapSystem & Learned)[]): EnsembleMap {
  const { dim, dt } = checkMembers('ensembleMap', members)
  for (const member of members)
    if (member.dt !== dt) throw new RangeError(`ensembleMap: members advance by ${dt} and by ${member.dt}`)
  const name = `mean of ${members.length} flow maps`
  const { mean, ...shared } = averages(members, (member, y, out, t) => member.advance(y, out, t))
  const sources = sourcesOf(members)
  const recipe: EnsembleMapRecipe | undefined = sources && { learner: 'ensemble-map', members: sources }
  const system: EnsembleMap = {
    ...base(members[0]),
    ...shared,
    ...(recipe && { recipe }),
    kind: 'map',
    name,
    dim,
    ...(dt !== undefined && { dt }),
    advance: (y, next, t) => mean(y, next, t),
    with: withoutParameters(() => system, name),
  }
  return Object.freeze(system)
}

/** @throws RangeError for fewer than two members, or members that differ in dim. */
export function ensembleField(members: readonly (OdeSystem & Learned)[]): EnsembleField {
  const { dim } = checkMembers('ensembleField', members)
  const name = `mean of ${members.length} vector fields`
  const { mean, ...shared } = averages(members, (member, y, out, t) => member.field(t, y, out))
  const sources = sourcesOf(members)
  const recipe: EnsembleFieldRecipe | undefined = sources && { learner: 'ensemble-field', members: sources }
  const system: EnsembleField = {
    ...base(members[0]),
    ...shared,
    ...(recipe && { recipe }),
    kind: 'ode',
    name,
    dim,
    field: (t, y, dydt) => mean(y, dydt, t),
    with: withoutParameters(() => system, name),
  }
  return Object.freeze(system)
}

/** The mean of flow maps as plain data. */
export type EnsembleMapRecipe = { readonly learner: 'ensemble-map'; readonly members: readonly Source[] }

/** The mean of vector fields as plain data. */
export type EnsembleFieldRecipe = { readonly learner: 'ensemble-field'; readonly members: readonly Source[] }

export function ensembleMapOf({ members }: EnsembleMapRecipe, make: Make): EnsembleMap {
  return ensembleMap(members.map((member) => withNetwork(mapOf(member, make))))
}

export function ensembleFieldOf({ members }: EnsembleFieldRecipe, make: Make): EnsembleField {
  return ensembleField(members.map((member) => withNetwork(fieldOf(member, make))))
}

/** @throws RangeError for a system that has no network. */
function withNetwork<S extends MapSystem | OdeSystem>(system: S): S & Learned {
  if (!('network' in system && 'outputScaler' in system))
    throw new RangeError(`a member of an ensemble has to be a learned network, not ${system.name}`)
  return system as S & Learned
}

function checkMembers<M extends MapSystem | OdeSystem>(caller: string, members: readonly M[]): M {
  if (members.length < 2) throw new RangeError(`${caller}: ${members.length} members; at least 2 are needed`)
  for (const { dim } of members)
    if (dim !== members[0].dim) throw new RangeError(`${caller}: members have dim ${members[0].dim} and ${dim}`)
  return members[0]
}

function base({ variables, initialState }: MapSystem | OdeSystem) {
  return { variables, initialState, parameters: {}, invariants: {} }
}

type Apply<M> = (member: M, y: Float64Array, out: Float64Array, t: number) => void

/** Mean and spread of what the members say, at one state or at many, and the mean of their Jacobians. */
function averages<M extends (MapSystem | OdeSystem) & Learned>(members: readonly M[], apply: Apply<M>) {
  const { dim } = members[0]
  const values = members.map(() => new Float64Array(dim))
  const at = (y: Float64Array, t: number): void => {
    for (let k = 0; k < members.length; k++) apply(members[k], y, values[k], t)
  }
  const mean = (y: Float64Array, out: Float64Array, t: number): void => {
    at(y, t)
    for (let j = 0; j < dim; j++) {
      let sum = 0
      for (let k = 0; k < values.length; k++) sum += values[k][j]
      out[j] = sum / values.length
    }
  }
  const spread: Spread = (y, out, t = 0) => {
    at(y, t)
    out.set(meanAndSpread(values).spread)
  }
  const predictRows: EnsembleMap['predictRows'] = (inputs) => {
    const rows = members.map((member) => {
      const out = new Float64Array(inputs.length)
      for (let i = 0; i < inputs.length; i += dim)
        apply(member, inputs.subarray(i, i + dim), out.subarray(i, i + dim), 0)
      return out
    })
    return meanAndSpread(rows)
  }
  const jacobian = members.every((member) => member.jacobian) && { jacobian: meanJacobian(members) }
  return { members, mean, spread, predictRows, trainingRmse: trainingRmse(members), ...jacobian }
}

function meanJacobian(members: readonly { readonly dim: number; readonly jacobian?: Jacobian }[]): Jacobian {
  let one: Float64Array | undefined
  return (t, y, jacobian) => {
    one ??= new Float64Array(members[0].dim ** 2)
    jacobian.fill(0)
    for (const member of members) {
      member.jacobian!(t, y, one)
      for (let k = 0; k < one.length; k++) jacobian[k] += one[k] / members.length
    }
  }
}
