import type { ExportedModel } from './exported-model.ts'
import { createFace, type Face, show } from './face.ts'
import { loadModule } from './load-module.ts'
import { createPlayer, type Player } from './player.ts'
import { setUp } from './run.ts'
import { checkedState, type Read, rateOf, settingsOf } from './settings.ts'

/** Where there is no page, as in Node, the class is only a name. */
const Base: typeof HTMLElement = globalThis.HTMLElement ?? class {}

/**
 * The element `<rhei-model src="…">`: runs the model of a module that `exportModule` wrote, and draws its orbit. Its
 * attributes are src, start, steps, x, y, dt, rate and paused; its events rhei-load, rhei-step and rhei-error.
 */
export class RheiModel extends Base {
  static readonly observedAttributes: readonly string[] = ['src', 'start', 'steps', 'x', 'y', 'dt', 'rate', 'paused']

  readonly #face: Face = createFace(this)
  #model: ExportedModel | undefined
  #player: Player | undefined
  /** How many loads have begun; the last counts. */
  #loads = 0
  #here = false

  /** The module of src, once it is loaded. */
  get model(): ExportedModel | undefined {
    return this.#model
  }

  /** A copy of the state that the orbit has reached. */
  get state(): Float64Array | undefined {
    return this.#player?.reached().state
  }

  get paused(): boolean {
    return this.hasAttribute('paused')
  }

  set paused(paused: boolean) {
    this.toggleAttribute('paused', paused)
  }

  /** Begins a new orbit at a state, or at one that lies within the first orbit. @throws RangeError for no state of the model. */
  restart(start?: ArrayLike<number>): void {
    this.#player?.restart(start && checkedState(this.#model!, start))
  }

  connectedCallback(): void {
    this.#here = true
    this.#face.toggle.onclick = () => {
      this.paused = !this.paused
    }
    this.#face.renew.onclick = () => this.restart()
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) this.paused = true
    this.#load()
  }

  disconnectedCallback(): void {
    this.#here = false
    this.#leave()
  }

  attributeChangedCallback(name: string): void {
    if (!this.#here) return
    if (name === 'src') this.#load()
    else if (name === 'paused' || name === 'rate') this.#set()
    else this.#begin()
  }

  async #load(): Promise<void> {
    const load = this.#leave()
    try {
      const model = await loadModule(this.getAttribute('src'))
      // Another address, or gone, meanwhile.
      if (load !== this.#loads) return
      this.#model = model
      this.#tell('rhei-load', model)
      this.#begin()
    } catch (error) {
      if (load === this.#loads) this.#fail(error as Error)
    }
  }

  /** Forgets the model; returns the number of the load that may bring another. */
  #leave(): number {
    this.#model = undefined
    this.#end()
    this.#face.status.textContent = ''
    return ++this.#loads
  }

  #begin(): void {
    const [model, face] = [this.#model, this.#face]
    this.#end()
    if (!model) return
    this.#attempt(() => {
      const [setup, rate] = [setUp(model, settingsOf(model, this.#read)), rateOf(this.#read)]
      this.#player = createPlayer(setup, face.canvas, (reached, message) => {
        face.status.textContent = message
        this.#tell('rhei-step', reached)
        if (message) this.#tell('rhei-error', { message })
      })
      this.#player.set(rate, this.paused)
      this.#player.restart(setup.start)
    })
    this.#show()
  }

  #set(): void {
    this.#attempt(() => this.#player?.set(rateOf(this.#read), this.paused))
    this.#show()
  }

  #end(): void {
    this.#player?.stop()
    this.#player = undefined
    this.#show()
  }

  #show(): void {
    show(this.#face, this.#player?.setup, this.paused)
  }

  readonly #read: Read = (name) => this.getAttribute(name)

  #attempt(act: () => void): void {
    try {
      act()
    } catch (error) {
      this.#fail(error as Error)
    }
  }

  #fail({ message }: Error): void {
    this.#face.status.textContent = message
    this.#tell('rhei-error', { message })
  }

  #tell(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }))
  }
}
