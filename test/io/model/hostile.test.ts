import { expect, test } from 'vitest'
import { loadModel, saveModel } from '../../../src/io/model/model-file.ts'
import { openSealed, sealedFile } from '../../../src/io/sealed-file.ts'
import { seededRandom } from '../../../src/math/random.ts'
import { sha256Hex } from '../../../src/math/sha256.ts'
import { models } from './models.ts'
import { damaged, damagedHeader, mutated, pick } from './mutations.ts'
import { evaluated } from './said.ts'

/** Of each kind; `RHEI_MUTATIONS=10000 npx vitest run test/io/model/hostile.test.ts` tries harder. */
const mutations = Number(process.env.RHEI_MUTATIONS ?? 300)
const minutes = 60_000 * Math.max(1, mutations / 500)

const names = Object.keys(models)
const files = Object.values(models).map((make) => saveModel(make()))
const seal = { format: 'rhei model', version: 1, library: '0.0.0' }
const contents = files.map((file) => openSealed(file, seal).data)

test('a file that is not as it was written is refused', { timeout: minutes }, () => {
  const random = seededRandom(1)
  for (let k = 0; k < mutations; k++) {
    const bytes = damaged(pick(random, files), pick(random, files), random)
    if (files.every((file) => Buffer.compare(bytes, file) !== 0)) expect(refusal(bytes), `damage ${k}`).toBeDefined()
  }
})

test('a header that lies is refused, whatever its checksum', { timeout: minutes }, () => {
  const random = seededRandom(2)
  for (let k = 0; k < mutations; k++)
    harmless(
      withHeader(pick(random, files), (text) => damagedHeader(text, random)),
      k,
    )
})

test('a recipe that no learner wrote is refused, or makes a model that works', { timeout: minutes }, () => {
  const random = seededRandom(3)
  for (let k = 0; k < mutations; k++) {
    const which = Math.floor(random() * files.length)
    const data = mutated(contents[which], pick(random, contents), random)
    harmless(sealedFile(seal, data), `${k}, ${names[which]}`)
  }
})

/** Recipes that would ask for too much, or read beyond what is there. */
const liars: readonly (readonly [model: string, place: string, value: unknown])[] = [
  ['nearest analogues', 'neighbors', 1e9],
  ['next-generation reservoir', 'degree', 2 ** 52],
  ['next-generation reservoir', 'window.spacing', 2 ** 40],
  ['polynomial map', 'polynomial.degree', 2 ** 52],
  ['koopman map of products', 'observables.degree', 2 ** 52],
  ['koopman map of waves', 'observables.harmonics', 1e9],
  ['koopman map of products', 'observables.terms.0', 'process.exit()'],
  ['echo state network', 'nodes.reservoir.from.3', 8],
  ['local flow map', 'learned.neighborhood.places.5', -1],
  ['local polynomial field', 'neighborhood.places.5', 14],
  ['mechanical Hamiltonian of an angle', 'model.terms.0.multipliers.1.0', 2],
  ['separable Hamiltonian', 'model.terms.0.embedding.inputs.0.variables.0', 0],
  ['port-Hamiltonian system', 'controls.0', 'theta'],
  ['recurrent network', 'koopman.width', 5],
  ['recurrent network with controls, without a linear part', 'koopman.units.0', 0],
  ['delay map of larger steps in a box', 'window.lead', 2 ** 50],
  ['climatology', 'means', new Float64Array(7)],
  ['adjusted persistence', 'adjustment.season.harmonics', 1e9],
  ['adjusted delay map', 'residual.learner', 'no learner'],
  ['median of forecasters', 'members.0.learner', 'polynomial-field'],
  ['ensemble of flow maps', 'members.0', { learner: 'persistence' }],
  ['ensemble of regressors', 'calibration.scores.0.1', -1],
  ['classifier', 'classes.0', 'above'],
  ['sparse field', 'definition.equations.theta', 'alert(1)'],
  ['vector field of an angle, partly known', 'known.kind', 'map'],
]

test.each(liars)('%s: %s as %s is refused', (model, place, value) => {
  const { recipe, about } = structuredClone(contents[names.indexOf(model)]) as Record<string, object>
  const keys = place.split('.')
  const parent = keys.slice(0, -1).reduce((part, key) => (part as Record<string, object>)[key], recipe)
  expect(Object.keys(parent)).toContain(keys[keys.length - 1])
  Object.assign(parent, { [keys[keys.length - 1]]: value })
  expect(refusal(sealedFile(seal, { recipe, about }))).toBeDefined()
})

/** Refused as it should be, or a model that says something of its initial state. */
function harmless(bytes: Uint8Array, what: string | number): void {
  if (refusal(bytes) !== undefined) return
  expect(() => evaluated(loadModel(bytes).model), `mutation ${what}`).not.toThrow()
}

/** What is wrong with a file, if it cannot be loaded. */
function refusal(bytes: Uint8Array): string | undefined {
  try {
    loadModel(bytes)
    return undefined
  } catch (error) {
    expect(error).toBeInstanceOf(SyntaxError)
    const { message } = error as Error
    expect(message).toMatch(/^loadModel: \P{C}+$/u)
    return message
  }
}

/** The file with another header and a checksum that fits it. */
function withHeader(file: Uint8Array, change: (header: string) => string): Uint8Array {
  const start = 8 + Number(new DataView(file.buffer).getBigUint64(0, true))
  const text = new TextDecoder().decode(file.subarray(8, start)).trimEnd()
  const digits = /(?<="sha256":")[0-9a-f]{64}/
  const blank = new TextEncoder().encode(change(text).replace(digits, '0'.repeat(64)))
  const bytes = new Uint8Array(8 + blank.length + file.length - start)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(blank.length), true)
  bytes.set(blank, 8)
  bytes.set(file.subarray(start), 8 + blank.length)
  const sum = new TextEncoder().encode(sha256Hex(bytes))
  const at = new TextDecoder().decode(blank).indexOf('0'.repeat(64))
  if (at >= 0) bytes.set(sum, 8 + at)
  return bytes
}
