import { axisNames } from './draw-orbit.ts'
import type { Setup } from './run.ts'
import { styleSheet } from './style.ts'

/** What one sees of the element. */
export interface Face {
  readonly canvas: HTMLCanvasElement
  readonly caption: HTMLElement
  /** Messages, read aloud as they come. */
  readonly status: HTMLElement
  readonly toggle: HTMLButtonElement
  readonly renew: HTMLButtonElement
}

/** Builds it in an element's shadow. */
export function createFace(element: HTMLElement): Face {
  const root = element.attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = [styleSheet()]
  const make = <Name extends keyof HTMLElementTagNameMap>(name: Name, text = ''): HTMLElementTagNameMap[Name] => {
    const made = document.createElement(name)
    made.textContent = text
    made.setAttribute('part', name)
    return made
  }
  const figure = make('figure')
  const face: Face = {
    ...{ caption: make('figcaption'), canvas: make('canvas'), status: make('p') },
    ...{ toggle: make('button', 'Pause'), renew: make('button', 'New start') },
  }
  face.canvas.setAttribute('role', 'img')
  face.status.setAttribute('role', 'status')
  figure.append(face.caption, face.canvas, face.status, face.toggle, face.renew)
  root.append(figure)
  return face
}

/** Names the model and what is drawn of it; without one nothing is shown, and the canvas holds no memory. */
export function show({ caption, canvas, toggle, renew }: Face, setup: Setup | undefined, paused: boolean): void {
  const { name = '' } = setup?.model ?? {}
  const [across, up] = setup ? axisNames(setup) : []
  caption.textContent = name
  canvas.setAttribute('aria-label', setup ? `Orbit of ${name}: ${up} over ${across}` : 'No orbit')
  if (!setup) canvas.width = 0
  toggle.textContent = paused ? 'Play' : 'Pause'
  toggle.disabled = renew.disabled = !setup
}
