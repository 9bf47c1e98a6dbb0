import { learnTwin, type Part, race } from './race.ts'

/** What the page asks for: a race between truth and a model of so many neurons. */
export interface Request {
  readonly id: number
  readonly width: number
  readonly row: number
}

/** What comes back: what learning took, then the race in parts. */
export type Reply = { readonly id: number } & (
  | { readonly kind: 'learned'; readonly seconds: number }
  | { readonly kind: 'part'; readonly part: Part }
)

const reply = (message: Reply): void => postMessage(message)

addEventListener('message', ({ data: { id, width, row } }: MessageEvent<Request>) => {
  const twin = learnTwin(width)
  reply({ id, kind: 'learned', seconds: twin.model.report.cost.wallSeconds })
  for (const part of race(twin, row)) reply({ id, kind: 'part', part })
})
