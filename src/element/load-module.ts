import { type ExportedModel, exportedModel } from './exported-model.ts'

/** The model at an address, relative to the page's. @throws Error that says what is wrong with the address or the module. */
export async function loadModule(src: string | null): Promise<ExportedModel> {
  if (!src) throw new RangeError('src is missing: the address of a module that exportModule wrote.')
  let module: object
  try {
    module = await import(/* @vite-ignore */ /* webpackIgnore: true */ new URL(src, document.baseURI).href)
  } catch (error) {
    throw new Error(`${src} cannot be loaded: ${(error as Error).message}`)
  }
  return exportedModel(module, src)
}
