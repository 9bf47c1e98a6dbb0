import { evaluator } from '../../network/evaluate.ts'
import { networkJacobian } from '../../network/network-jacobian.ts'
import { embed, embeddingSlopes } from './embedding.ts'
import type { EnergyModel, EnergyTerm } from './energy-model.ts'

/** The energy at a state, and its gradient; both hold scratch, so make one for each caller. */
export interface EnergyFunction {
  value(y: Float64Array): number
  /** Writes ∂H/∂yⱼ, every entry. */
  gradient(y: Float64Array, out: Float64Array): void
}

export function energyFunction({ terms }: EnergyModel): EnergyFunction {
  const parts = terms.map(termFunction)
  return {
    value(y) {
      let sum = 0
      for (let k = 0; k < parts.length; k++) sum += parts[k].value(y)
      return sum
    },
    gradient(y, out) {
      out.fill(0)
      for (let k = 0; k < parts.length; k++) parts[k].addGradient(y, out)
    },
  }
}

function termFunction({ embedding, network, multipliers }: EnergyTerm): {
  value(y: Float64Array): number
  addGradient(y: Float64Array, out: Float64Array): void
} {
  const { inputDim, outputDim } = network
  const evaluate = evaluator(network)
  let jacobianAt: ReturnType<typeof networkJacobian> | undefined
  const x = new Float64Array(inputDim)
  const slopes = new Float64Array(inputDim)
  const outputs = new Float64Array(outputDim)
  let jacobian: Float64Array | undefined
  const multiplies = multipliers.some((multiplier) => multiplier !== null)
  return {
    value(y) {
      embed(embedding, y, x)
      evaluate(x, outputs)
      let sum = 0
      for (let c = 0; c < outputDim; c++) sum += factor(multipliers[c], y) * outputs[c]
      return sum
    },
    addGradient(y, out) {
      jacobianAt ??= networkJacobian(network)
      jacobian ??= new Float64Array(outputDim * inputDim)
      embed(embedding, y, x)
      embeddingSlopes(embedding, y, slopes)
      jacobianAt(x, jacobian)
      for (let c = 0; c < outputDim; c++) {
        const times = factor(multipliers[c], y)
        for (let i = 0; i < inputDim; i++) {
          const slope = times * jacobian[c * inputDim + i] * slopes[i]
          const { variables, rates } = embedding.inputs[i]
          for (let v = 0; v < variables.length; v++) out[variables[v]] += slope * rates[v]
        }
      }
      if (!multiplies) return
      evaluate(x, outputs)
      for (let c = 0; c < outputDim; c++) {
        const multiplier = multipliers[c]
        if (multiplier === null) continue
        const [a, b] = multiplier
        out[a] += y[b] * outputs[c]
        out[b] += y[a] * outputs[c]
      }
    },
  }
}

function factor(multiplier: EnergyTerm['multipliers'][number], y: Float64Array): number {
  return multiplier === null ? 1 : y[multiplier[0]] * y[multiplier[1]]
}
