/** Something done in every frame while it is wanted and seen. */
export interface Frames {
  want(wanted: boolean): void
  stop(): void
}

/** Longest time that a frame counts for, in seconds: after a halt it goes on from where it was. */
const LONGEST = 0.1

/** Calls `act` with the seconds since the last frame, while some of the element is on the screen. */
export function frames(element: Element, act: (seconds: number) => void): Frames {
  let [frame, before] = [0, 0]
  let [wanted, seen] = [false, false]
  const update = (): void => {
    if (wanted && seen) frame ||= requestAnimationFrame(tick)
    else {
      cancelAnimationFrame(frame)
      frame = before = 0
    }
  }
  const tick = (now: number): void => {
    const seconds = before ? Math.min(LONGEST, (now - before) / 1000) : 0
    ;[frame, before] = [0, now]
    act(seconds)
    update()
  }
  const sight = new IntersectionObserver((entries) => {
    seen = entries[entries.length - 1].isIntersecting
    update()
  })
  sight.observe(element)
  const want = (value: boolean): void => {
    wanted = value
    update()
  }
  return {
    want,
    stop() {
      want(false)
      sight.disconnect()
    },
  }
}
