// Defines <rhei-model>, where there is a page.
import { RheiModel } from './rhei-model.ts'

export type { ExportedModel } from './exported-model.ts'
export type { Reached } from './player.ts'
export { RheiModel }

declare global {
  interface HTMLElementTagNameMap {
    'rhei-model': RheiModel
  }
}

if (globalThis.customElements && !customElements.get('rhei-model')) customElements.define('rhei-model', RheiModel)
