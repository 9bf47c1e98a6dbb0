import { expect, test } from 'vitest'
import { sha256Hex } from '../../../src/io/hash.ts'
import { loadModel, saveModel } from '../../../src/io/model/model-file.ts'
import { openSealed, sealedFile } from '../../../src/io/sealed-file.ts'
import { seededRandom } from '../../../src/math/random.ts'
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
    const file = pick(random, files)
    const bytes = damaged(file, pick(random, files), random)
    if (Buffer.compare(bytes, file) !== 0) expect(refusal(bytes), `damage ${k}`).toBeDefined()
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
