import { chartSvg } from '../../../chart/chart-svg.ts'
import { answeredExamples } from '../../../gallery/answered-examples.ts'

/** What the list of the gallery says of an example. */
export interface Entry {
  readonly name: string
  readonly question: string
  readonly headline: string
  readonly tags: readonly string[]
  /** Its first figure as a small SVG. */
  readonly thumbnail: string
}

declare const data: readonly Entry[]

export { data }

export default {
  async load(): Promise<readonly Entry[]> {
    const all = await answeredExamples()
    return all.map(({ name, question, tags, answer: { headline, figures } }) => {
      const thumbnail = chartSvg(figures[0], { width: 144, height: 108, thumbnail: true })
      return { name, question, headline, tags, thumbnail }
    })
  },
}
