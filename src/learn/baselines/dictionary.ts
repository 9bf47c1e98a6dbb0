import { compile } from '../../expression/compile.ts'
import { parse } from '../../expression/parse.ts'
import { binding, bindingOf } from '../../expression/precedence.ts'
import { toText } from '../../expression/to-text.ts'
import { type Monomials, monomials, writeMonomials } from '../../math/monomials.ts'
import type { Features } from './linear-fit.ts'

export interface DictionaryOptions {
  /** Highest total degree of the products of variables; 0 for the constant alone. */
  readonly degree: number
  /** Further terms as equation text, such as 'sin(theta)'. */
  readonly terms?: readonly string[]
}

/** Functions of the state that have a text: the constant, the variables, their products, then other terms. */
export interface Dictionary extends Features {
  /** Factors of a product: equation text that needs no parentheses before or after `*`. */
  readonly texts: readonly string[]
}

/**
 * @param who Opens error messages.
 * @throws RangeError for too many monomials; SyntaxError for terms.
 */
export function dictionary(
  who: string,
  variables: readonly string[],
  { degree, terms = [] }: DictionaryOptions,
): Dictionary {
  const names = { variables, parameters: [], time: false }
  const products = monomials(variables.length, degree)
  const further = terms.map((text, k) => parse(text, names, `${who}, terms[${k}]`))
  const evaluate = compile(further, names)([])
  const values = new Float64Array(terms.length)
  const write = (x: Float64Array, out: Float64Array): void => {
    writeMonomials(products, x, out)
    if (values.length === 0) return
    evaluate(0, x, values)
    for (let k = 0; k < values.length; k++) out[products.count + k] = values[k]
  }
  const texts = further.map((term) => (bindingOf(term) < binding.power ? `(${toText(term)})` : toText(term)))
  return {
    count: products.count + terms.length,
    write,
    texts: [...monomialTexts(products, variables), ...texts],
  }
}

function monomialTexts({ dim, count, exponents }: Monomials, variables: readonly string[]): string[] {
  return Array.from({ length: count }, (_, m) => {
    const powers = variables.flatMap((variable, j) => {
      const power = exponents[m * dim + j]
      return power === 0 ? [] : [power === 1 ? variable : `${variable}^${power}`]
    })
    return powers.length === 0 ? '1' : powers.join('*')
  })
}
