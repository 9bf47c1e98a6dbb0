import { drawOrbit } from './draw-orbit.ts'
import { frames } from './frames.ts'
import { begin, proceed, type Run, type Setup } from './run.ts'
import { startNumber } from './survey.ts'

/** What an orbit has reached. */
export interface Reached {
  readonly state: Float64Array
  /** Steps since its start, and the time that they took in the system. */
  readonly steps: number
  readonly time: number
}

/** What is told of an orbit: where it is, and a message if it has diverged. */
export type Tell = (reached: Reached, message: string) => void

/** A model that runs on a canvas. */
export interface Player {
  readonly setup: Setup
  reached(): Reached
  /** How many steps a second it takes while it is seen, if it is not paused. */
  set(rate: number, paused: boolean): void
  /** Begins at a state, or at the next of its own starts; an orbit that is paused is drawn whole. */
  restart(start?: Float64Array): void
  stop(): void
}

/** Seconds for which an orbit that has diverged stays on the screen. */
const REST = 2

/** Runs nothing before it is set and started. */
export function createPlayer(setup: Setup, canvas: HTMLCanvasElement, tell: Tell): Player {
  const { survey, steps, dt } = setup
  let run: Run
  let [rate, still, due, starts] = [0, true, 0, 0]
  const draw = (): void => drawOrbit(canvas, setup, run)
  const reached = (): Reached => ({ state: run.state.slice(), steps: run.count, time: run.count * dt })
  const go = (count: number): void => {
    proceed(setup, run, count)
    draw()
    if (run.lost) due = -REST * rate
    tell(reached(), run.lost ? `The orbit has diverged after ${run.count} steps.` : '')
  }
  const restart = (start = startNumber(survey, ++starts)): void => {
    run = begin(setup, start)
    due = 0
    go(still ? steps : 0)
  }
  const loop = frames(canvas, (seconds) => {
    due += seconds * rate
    const count = Math.floor(due)
    if (count < 1) return
    due -= count
    if (run.lost) restart()
    else go(Math.min(count, steps))
  })
  const set = (newRate: number, paused: boolean): void => {
    ;[rate, still] = [newRate, paused]
    loop.want(!paused)
  }
  const size = new ResizeObserver(draw)
  size.observe(canvas)
  // Its color has changed with the page's.
  canvas.ontransitionend = draw
  const stop = (): void => {
    loop.stop()
    size.disconnect()
    canvas.ontransitionend = null
  }
  return { setup, reached, set, restart, stop }
}
