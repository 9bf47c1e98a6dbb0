import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { saveModel } from '../../src/io/model/model-file.ts'
import { readModel, writeModel } from '../../src/node/model-files.ts'
import { models } from '../io/model/models.ts'

const folder = mkdtempSync(join(tmpdir(), 'rhei ü '))
afterAll(() => rmSync(folder, { recursive: true }))

it('a file holds what saveModel gives, and comes back', () => {
  const model = models['flow map']()
  const path = join(folder, 'new', 'model.rhei')
  writeModel(path, model, { notes: 'a test' })
  expect(new Uint8Array(readFileSync(path))).toEqual(saveModel(model, { notes: 'a test' }))
  expect(readModel(path).about.notes).toBe('a test')
})

it('names the path of what is no model', () => {
  const path = join(folder, 'no-model.rhei')
  writeFileSync(path, 'time,x\n0,1\n')
  expect(() => readModel(path)).toThrow(`readModel: ${path}: not a safetensors file`)
  expect(() => readModel(join(folder, 'none'))).toThrow('ENOENT')
})
