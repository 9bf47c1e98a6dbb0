import { featureGradientWriter } from '../../network/feature-gradients.ts'
import { featureCount } from '../../network/features.ts'
import type { Layer } from '../../network/sampled-network.ts'
import { type Embedding, embed, embeddingSlopes } from './embedding.ts'
import type { Multiplier } from './energy-model.ts'

/** Energies that are linear in their coefficients: H(y) = Σ cₖ ψₖ(y). ψ₀ = 1, which no derivative sees. */
export interface EnergyBasis {
  readonly count: number
  /** How many of ψ₁, ψ₂, … come first that carry no ridge. */
  readonly free: number
  /** Writes ψₖ at y into row 0 and ∂ψₖ/∂yⱼ into row 1 + j; shape [1 + dim, count]. */
  write(y: Float64Array, out: Float64Array): void
}

/** A term of an energy model whose readout is still unknown. */
export interface OpenTerm {
  readonly embedding: Embedding
  readonly layers: readonly Layer[]
  readonly linear: boolean
  readonly multipliers: readonly Multiplier[]
}

/** The features of a term, once for each multiplier: ψ = multiplierᶜ · featureₖ at c · features + k. The first is null. */
export function termBasis({ embedding, layers, linear, multipliers }: OpenTerm): EnergyBasis {
  const inputs = embedding.inputs.length
  const features = featureCount(layers, linear)
  const count = multipliers.length * features
  const variables = [...new Set(embedding.inputs.flatMap((input) => input.variables))]
  const writeFeatures = featureGradientWriter(layers, linear, variables.length)
  const places = embedding.inputs.map((input) => input.variables.map((variable) => variables.indexOf(variable)))
  const rates = embedding.inputs.map((input) => input.rates)
  const x = new Float64Array(inputs)
  const slopes = new Float64Array(inputs)
  const directions = new Float64Array(variables.length * inputs)
  const raw = new Float64Array((1 + variables.length) * features)
  const rowOf = variables.map((variable) => 1 + variable)
  const writeRaw = (y: Float64Array): void => {
    embed(embedding, y, x)
    embeddingSlopes(embedding, y, slopes)
    for (let i = 0; i < inputs; i++)
      for (let v = 0; v < rates[i].length; v++) directions[places[i][v] * inputs + i] = rates[i][v] * slopes[i]
    writeFeatures(x, directions, raw)
  }
  return {
    count,
    free: linear ? inputs : 0,
    write(y, out) {
      writeRaw(y)
      out.fill(0)
      for (let c = 0; c < multipliers.length; c++) {
        const multiplier = multipliers[c]
        const times = multiplier === null ? 1 : y[multiplier[0]] * y[multiplier[1]]
        addScaled(raw, 0, times, features, out, c * features)
        for (let v = 0; v < rowOf.length; v++)
          addScaled(raw, (1 + v) * features, times, features, out, rowOf[v] * count + c * features)
        if (multiplier === null) continue
        const [a, b] = multiplier
        addScaled(raw, 0, y[b], features, out, (1 + a) * count + c * features)
        addScaled(raw, 0, y[a], features, out, (1 + b) * count + c * features)
      }
    },
  }
}

function addScaled(from: Float64Array, start: number, times: number, n: number, to: Float64Array, at: number): void {
  for (let k = 0; k < n; k++) to[at + k] += times * from[start + k]
}
