/** Writes y + h · Σ weightⱼ · slopeⱼ into out; shapes [dim]. */
export type LinearCombination = (h: number, y: Float64Array, out: Float64Array) => void

/**
 * Generated code, with the weights as literals, where the page allows it; else a loop with the same bits.
 *
 * @param slopes One or more of them, read at every call. Zeros among the weights cost nothing.
 */
export function linearCombination(weights: readonly number[], slopes: readonly Float64Array[]): LinearCombination {
  const used = weights.map((weight, j) => ({ weight, slope: slopes[j] })).filter(({ weight }) => weight !== 0)
  try {
    return generate(used)
  } catch (error) {
    if (error instanceof EvalError) return loop(used)
    throw error
  }
}

interface Term {
  readonly weight: number
  readonly slope: Float64Array
}

/** The source holds numbers and names made here. */
function generate(terms: readonly Term[]): LinearCombination {
  const sum = terms.map(({ weight }, j) => `(${weight}) * k${j}[i]`).join(' + ') || '0'
  const source = `'use strict'
${terms.map((_, j) => `const k${j} = k[${j}]`).join('\n')}
return (h, y, out) => { for (let i = 0; i < out.length; i++) out[i] = y[i] + h * (${sum}) }`
  return new Function('k', source)(terms.map(({ slope }) => slope))
}

function loop(terms: readonly Term[]): LinearCombination {
  return (h, y, out) => {
    for (let i = 0; i < out.length; i++) {
      let sum = terms.length === 0 ? 0 : terms[0].weight * terms[0].slope[i]
      for (let j = 1; j < terms.length; j++) sum += terms[j].weight * terms[j].slope[i]
      out[i] = y[i] + h * sum
    }
  }
}
