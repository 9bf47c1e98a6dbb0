import { onBeforeUnmount, onMounted, type Ref, ref, type ShallowRef, shallowRef } from 'vue'
import { drawButterfly } from './butterfly-drawing.ts'
import type { Reply, Request } from './butterfly-worker.ts'
import { FIRST_WIDTH, rowOf } from './constants.ts'
import { FIRST_ANGLE } from './projection.ts'
import { type Run, startRun, take } from './run.ts'

/** Time units of the system that pass in a second, and how the picture turns meanwhile, in radians. */
const [SPEED, TURN] = [2, 0.12]

/** What the figure shows and what its buttons do. */
export interface RaceView {
  readonly canvas: ShallowRef<HTMLCanvasElement | undefined>
  /** Undefined until the first race has begun. */
  readonly run: ShallowRef<Run | undefined>
  /** Time for which the two have been followed. */
  readonly time: Ref<number>
  readonly width: Ref<number>
  readonly paused: Ref<boolean>
  start(): void
  pause(): void
}

/** Races in a worker, drawn on a canvas; drawn whole and at rest where the reader asks for less motion. */
export function useRace(): RaceView {
  const canvas = shallowRef<HTMLCanvasElement>()
  const run = shallowRef<Run>()
  const [time, width, paused] = [ref(0), ref(FIRST_WIDTH), ref(false)]
  let [id, frame, before] = [0, 0, 0]
  let worker: Worker | undefined
  let still = false

  function draw(now: number): void {
    frame = requestAnimationFrame(draw)
    const current = run.value
    const elapsed = before ? Math.min(0.1, (now - before) / 1000) : 0
    before = now
    if (!canvas.value || !current) return
    const end = current.errors.length * current.dt
    if (still) time.value = end
    else if (!paused.value) time.value = Math.min(end, time.value + SPEED * elapsed)
    const count = Math.min(current.errors.length, Math.floor(time.value / current.dt) + 1)
    drawButterfly(canvas.value, { ...current, count, angle: FIRST_ANGLE + (still ? 0 : (TURN * time.value) / SPEED) })
  }

  function start(): void {
    const request: Request = { id: ++id, width: width.value, row: rowOf(id - 1) }
    worker?.postMessage(request)
  }

  function receive({ data }: MessageEvent<Reply>): void {
    if (data.id !== id) return
    if (data.kind === 'learned') {
      ;[run.value, time.value, paused.value] = [startRun(data.seconds, width.value), 0, false]
    } else run.value = take(run.value!, data.part)
  }

  onMounted(() => {
    still = matchMedia('(prefers-reduced-motion: reduce)').matches
    worker = new Worker(new URL('./butterfly-worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', receive)
    start()
    frame = requestAnimationFrame(draw)
  })
  onBeforeUnmount(() => {
    cancelAnimationFrame(frame)
    worker?.terminate()
  })
  return { canvas, run, time, width, paused, start, pause: () => (paused.value = !paused.value) }
}
